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
  renewSession,
} from '@/lib/data/people/sessions';
import { isOperator, readUser } from '@/lib/data/people/users';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { sessionSeconds } from '@/lib/domain/session-life';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { takeCode } from '../second-factor/check-code';
import { noteEvent } from './note-event';
import { isOwnPassword } from './own-proof';

type Browser = { name: string; hash: string };

/**
 * Somebody signed in: a session that can be ended by itself, and a mail when it is in a browser that wasn't seen before
 * (not for the first one, nor for the demo's, which are `quiet`).
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

/** The session goes on through a change that ends all others. */
export async function keepSession(userId: string, sessionId: string, version: number): Promise<void> {
  await asSystem((tx) => renewSession(tx, userId, sessionId, version));
}

/** Whoever proved to be this person in a browser without signing in there (a new password). */
export async function knowBrowser(userId: string, hash: string): Promise<void> {
  await asSystem((tx) => noteDevice(tx, userId, hash));
}

/** Signing out: every copy of the cookie is worth nothing from now on. */
export async function leaveSession(userId: string, sessionId: string, device: string): Promise<void> {
  await asSystem(async (tx) => {
    if (await endSessionRow(tx, userId, sessionId))
      await noteEvent(tx, { userId, kind: 'signed_out', device });
  });
}

/** Ends one of one's own sessions, wherever it is. */
export async function endOneSession(
  userId: string,
  sessionId: string,
  device: string,
): Promise<EditResult<object>> {
  return asSystem(async (tx) => {
    if (!(await endSessionRow(tx, userId, sessionId))) return notFound('session');
    await noteEvent(tx, { userId, kind: 'session_ended', device });
    return { ok: true };
  });
}

/** Ends all of one's sessions but this one; no other browser is a known one any more. `browser` is this one's, if known. */
export async function endOtherSessions(
  userId: string,
  keep: string,
  { device, browser }: { device: string; browser: string | null },
): Promise<EditResult<object>> {
  return asSystem(async (tx) => {
    await forgetDevices(tx, userId, browser ?? '');
    if ((await endSessionsBut(tx, userId, keep)) > 0)
      await noteEvent(tx, { userId, kind: 'session_ended', device });
    return { ok: true };
  });
}

/** The password, or a code of whoever has a second step, is shown once more: this session may do what needs it. */
export async function confirmSession(
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

/** A wrong password or code at the door, of somebody who exists: the owner's log shows it. */
export async function noteFailure(
  userId: string,
  kind: 'sign_in_failed' | 'code_failed',
  device: string,
): Promise<void> {
  await noteAccountEvent({ userId, kind, device });
}
