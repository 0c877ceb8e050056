'use server';

import encodeQR from 'qr';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { accountAction } from '@/lib/http/actions/office-action';
import { browserName } from '@/lib/http/auth/browser';
import { continueSession } from '@/lib/http/auth/session-cookie';
import {
  beginSecondFactor,
  finishSecondFactor,
  turnOffSecondFactor,
} from '@/lib/usecases/second-factor/set-up';

/** The key as text and as a QR code, which is drawn here: the key is never sent to another site. */
export const beginSecondFactorAction = accountAction(beginSecondFactor, {
  input: beginSecondFactor.facts.input,
  run: async (user, input) => {
    const begun = await beginSecondFactor(user, input, await browserName());
    if (!begun.ok) return begun;
    const picture = `data:image/svg+xml,${encodeURIComponent(encodeQR(begun.address, 'svg', { border: 2 }))}`;
    return { ok: true, key: begun.key, picture };
  },
});

/** This browser stays signed in; every other one has to sign in again, with a code. */
export const finishSecondFactorAction = accountAction(finishSecondFactor, {
  input: finishSecondFactor.facts.input,
  run: async (user, input) => {
    const finished = await finishSecondFactor(user, input, Date.now(), await browserName());
    if (!finished.ok) return finished;
    const { sessionVersion, recoveryCodes } = finished;
    await continueSession({ ...user, sessionVersion, secondFactor: true });
    return { ok: true, recoveryCodes };
  },
});

export const turnOffSecondFactorAction = accountAction(turnOffSecondFactor, {
  input: turnOffSecondFactor.facts.input,
  run: async (user, input): Promise<EditResult<object>> => {
    const off = await turnOffSecondFactor(user, input, Date.now(), await browserName());
    if (!off.ok) return off;
    await continueSession({ ...user, sessionVersion: off.sessionVersion, secondFactor: false });
    return { ok: true };
  },
});
