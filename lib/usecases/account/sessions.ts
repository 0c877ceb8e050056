import { z } from 'zod';
import { asSystem } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { noteAccountEvent } from '@/lib/data/people/account-events';
import {
  addSession,
  endSessionRow,
  endSessionsBut,
  forgetDevices,
  markConfirmed,
  noteDevice,
  listSessions as query,
  renewSession,
} from '@/lib/data/people/sessions';
import { isOperator, readUser } from '@/lib/data/people/users';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { sessionSeconds } from '@/lib/domain/session-life';
import { nothing } from '@/lib/usecases/answers';
import { personOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { takeCode } from '../second-factor/check-code';
import { noteEvent } from './note-event';
import { isOwnPassword } from './own-proof';

type Browser = { name: string; hash: string };

/**
 * Begins a session that can be ended on its own, and queues a mail if the browser was not seen before (not for the
 * first browser, nor for the demo's sign-ins, which are `quiet`).
 */
export async function beginSession(
  person: { id: string; sessionVersion: number },
  browser: Browser,
  quiet = false,
): Promise<{ id: string; seconds: number }> {
  const jobs: NewJob[] = [];
  const begun = await asSystem(async (tx) => {
    const userId = person.id;
    const id = await addSession(tx, { userId, version: person.sessionVersion, device: browser.name });
    const { isNew, hasOthers } = await noteDevice(tx, userId, browser.hash);
    const kind = isNew && hasOthers && !quiet ? 'new_device' : 'signed_in';
    jobs.push(...(await noteEvent(tx, { userId, kind, device: browser.name })));
    const seconds = sessionSeconds[(await isOperator(tx, userId)) ? 'operator' : 'member'];
    return { id, seconds };
  });
  publishJobs(jobs);
  return begun;
}

/** Keeps one session valid through a change that ends all others. */
export async function keepSession(userId: string, sessionId: string, version: number): Promise<void> {
  await asSystem((tx) => renewSession(tx, userId, sessionId, version));
}

/** Makes a browser known for a person who has proven their identity in it without signing in (a new password). */
export async function knowBrowser(userId: string, hash: string): Promise<void> {
  await asSystem((tx) => noteDevice(tx, userId, hash));
}

/** Signs out: ends the session itself, so that no copy of its cookie works any more. */
export async function leaveSession(userId: string, sessionId: string, device: string): Promise<void> {
  await asSystem(async (tx) => {
    if (await endSessionRow(tx, userId, sessionId))
      await noteEvent(tx, { userId, kind: 'signed_out', device });
  });
}

type InSession = { id: string; sessionId: string };

export const listSessions = personOperation({
  name: 'session.list',
  effect: 'read',
  input: nothing,
  output: z.array(z.object({ id: idField, device: z.string(), createdAt: z.number(), seenAt: z.number() })),
  describe: 'Lists one’s own sessions, the last seen first; at most fifty.',
  run: ({ id }: InSession) => query(id),
});

const oneSession = z.strictObject({ id: idField });

export const endOneSession = personOperation({
  name: 'session.end',
  effect: 'write',
  input: oneSession,
  output: nothing,
  describe: 'Ends one of one’s own sessions.',
  run: ({ id: userId }: InSession, { id }: z.output<typeof oneSession>, device: string) =>
    asSystem(async (tx): Promise<EditResult<object>> => {
      if (!(await endSessionRow(tx, userId, id))) return notFound('session');
      await noteEvent(tx, { userId, kind: 'session_ended', device });
      return { ok: true };
    }),
});

export const endOtherSessions = personOperation({
  name: 'session.end_others',
  effect: 'write',
  input: nothing,
  output: nothing,
  describe: 'Ends all of one’s own sessions but this one, and forgets all other known browsers.',
  run: endOthers,
});

/** `browser`: the hash of this browser's cookie, if it has one. */
async function endOthers(
  { id: userId, sessionId: keep }: InSession,
  _: object,
  { device, browser }: { device: string; browser: string | null },
): Promise<EditResult<object>> {
  return asSystem(async (tx) => {
    await forgetDevices(tx, userId, browser ?? '');
    if ((await endSessionsBut(tx, userId, keep)) > 0)
      await noteEvent(tx, { userId, kind: 'session_ended', device });
    return { ok: true };
  });
}

export const confirmSession = personOperation({
  name: 'session.confirm',
  effect: 'write',
  input: z.strictObject({ proof: z.string().min(1, 'Please type your password.').max(200) }),
  output: nothing,
  describe:
    'Confirms this session by the password or a code, which allows protected actions for ten minutes.',
  run: confirm,
});

async function confirm(
  user: { id: string; secondFactor: boolean; sessionId: string },
  input: { proof: string },
  device = '',
  now = Date.now(),
): Promise<EditResult<object>> {
  const isCode = /^[\d\s]{6,8}$/.test(input.proof.trim());
  const right =
    (user.secondFactor && isCode && (await asSystem((tx) => takeCode(tx, user.id, input.proof, now)))) ||
    (await isPassword(user.id, input.proof, device));
  if (!right) {
    const wrong = user.secondFactor
      ? 'This is neither your password nor the code of now.'
      : 'This is not your password.';
    return refuseField('proof', wrong);
  }
  await markConfirmed(user.id, user.sessionId);
  return { ok: true };
}

async function isPassword(userId: string, typed: string, device: string): Promise<boolean> {
  const person = await readUser(userId);
  return person !== null && (await isOwnPassword(person, typed, device));
}

/** Records a failed sign-in of an existing person in their security log. */
export async function noteFailure(
  userId: string,
  kind: 'sign_in_failed' | 'code_failed',
  device: string,
): Promise<void> {
  await noteAccountEvent({ userId, kind, device });
}
