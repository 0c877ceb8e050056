import { z } from 'zod';
import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import {
  confirmSecondFactor,
  keepUnconfirmed,
  readSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
} from '@/lib/data/people/second-factor';
import { endResetLinks } from '@/lib/data/people/tokens';
import { type Admitted, lockAdmitted, raiseSessionVersion, readUser } from '@/lib/data/people/users';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import {
  codeKeyAddress,
  newCodeKey,
  newRecoveryCode,
  plainRecoveryCode,
  stepOfCode,
} from '@/lib/integrations/crypto/one-time-code';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { personOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { noteEvent } from '../account/note-event';
import { isOwnPassword, noteWrongProof, sessionOver, wrongPassword } from '../account/own-proof';
import { refuseUnproven } from '../account/unproven';
import { keyOf, takeCode } from './check-code';

const recoveryCodes = 10;
const wrongCode = () =>
  refuseField('code', 'This code is not right, or was used already. Type the one shown now.');

const unproven = (tx: Tx, userId: string) => refuseUnproven(tx, userId, 'set up a second step');

const password = z.string().min(1, 'Please type your present password.').max(200);
const code = z.string().trim().min(1, 'Please type the code.').max(100);

export const beginSecondFactor = personOperation({
  name: 'second_factor.begin',
  effect: 'write',
  input: z.strictObject({ password }),
  output: z.object({ key: z.string(), address: z.string() }),
  describe: 'Creates a key for an authenticator app, which takes effect once a code of it was entered.',
  run: begin,
});

/** Requires a proven address: a stranger's phone would lock the address's owner out permanently. */
async function begin(
  { id: userId }: Pick<Admitted, 'id'>,
  input: { password: string },
  device = '',
): Promise<EditResult<{ key: string; address: string }>> {
  const user = await readUser(userId);
  if (!user) return notFound('account');
  const refusal = await asSystem((tx) => unproven(tx, userId));
  if (refusal) return refusal;
  if (!(await isOwnPassword(user, input.password, device))) return wrongPassword();
  const key = newCodeKey();
  const kept = await asSystem((tx) => keepUnconfirmed(tx, userId, secretBox().seal(key, keyOf(userId))));
  if (!kept)
    return notAllowed('You have a second step already. Turn it off before you set up another phone.');
  return { ok: true, key, address: codeKeyAddress(key, user.email) };
}

export const finishSecondFactor = personOperation({
  name: 'second_factor.turn_on',
  effect: 'write',
  input: z.strictObject({ code }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  describe: 'Turns the second factor on by a first code, and ends every session that began without it.',
  run: finish,
});

/** The recovery codes are shown only in this answer. `now` is epoch milliseconds. */
async function finish(
  person: Admitted,
  input: { code: string },
  now = Date.now(),
  device = '',
): Promise<EditResult<{ recoveryCodes: string[]; sessionVersion: number }>> {
  const userId = person.id;
  const jobs: NewJob[] = [];
  const result = await asSystem(
    async (tx): Promise<EditResult<{ recoveryCodes: string[]; sessionVersion: number }>> => {
      if (!(await lockAdmitted(tx, person))) return sessionOver();
      const refusal = await unproven(tx, userId);
      if (refusal) return refusal;
      const factor = await readSecondFactor(tx, userId);
      if (!factor || factor.confirmed) return notAllowed('Please begin again.');
      const key = secretBox().open(factor.key, keyOf(userId));
      const step = await stepOfCode(key, input.code.replaceAll(/\s/g, ''), { now, after: 0 });
      if (step === null) return wrongCode();
      if (!(await confirmSecondFactor(tx, userId, factor.key, step)))
        return notAllowed('Please begin again.');
      const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
      await replaceRecoveryCodes(
        tx,
        userId,
        codes.map((code) => tokenHash(plainRecoveryCode(code))),
      );
      await endResetLinks(tx, userId);
      jobs.push(...(await noteEvent(tx, { userId, kind: 'second_factor_on', device })));
      return { ok: true, recoveryCodes: codes, sessionVersion: await raiseSessionVersion(tx, userId) };
    },
  );
  publishJobs(jobs);
  return result;
}

export const turnOffSecondFactor = personOperation({
  name: 'second_factor.turn_off',
  effect: 'write',
  input: z.strictObject({ password, code }),
  output: z.object({ sessionVersion: z.number() }),
  describe: 'Turns the second factor off, and ends every other session.',
  run: turnOff,
});

/** Requires the password and a code, so that an unlocked computer is not enough. */
async function turnOff(
  person: Admitted,
  input: { password: string; code: string },
  now = Date.now(),
  device = '',
): Promise<EditResult<{ sessionVersion: number }>> {
  const userId = person.id;
  const user = await readUser(userId);
  if (!user) return notFound('account');
  if (!(await isOwnPassword(user, input.password, device))) return wrongPassword();
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<EditResult<{ sessionVersion: number }>> => {
    if (!(await lockAdmitted(tx, person))) return sessionOver();
    if (!(await takeCode(tx, userId, input.code.trim(), now))) return wrongCode();
    await removeSecondFactor(tx, userId);
    await endResetLinks(tx, userId);
    jobs.push(...(await noteEvent(tx, { userId, kind: 'second_factor_off', device })));
    return { ok: true, sessionVersion: await raiseSessionVersion(tx, userId) };
  });
  if (!result.ok && result.errors?.some(({ path }) => path === 'code')) await noteWrongProof(userId, device);
  publishJobs(jobs);
  return result;
}
