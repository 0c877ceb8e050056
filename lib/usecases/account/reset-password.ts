import { asSystem } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { findToken, spendToken } from '@/lib/data/people/tokens';
import { proveEmail, readUser, setPassword } from '@/lib/data/people/users';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { mailsMayGo } from './mails-may-go';
import { refuseNewPassword } from './new-password';
import { noteEvent } from './note-event';
import { endWhatAStrangerLeft } from './unproven';

const used = () => notAllowed('This link is used up or too old. Ask for a new one.');

/** Whether a reset link still works, for the page that shows the form. Changes nothing. */
export async function resetLinkWorks(token: string, now = Date.now()): Promise<boolean> {
  return (await userOfLink(token, now)) !== null;
}

/**
 * Sets the new password, uses the link up with every other one, and ends every open session. Who has the link reads
 * the mails of the address, so that is proven too; where it wasn't yet, what was set up in the account before ends as well.
 */
export async function resetPassword(
  input: { token: string; password: string },
  now = Date.now(),
  device = '',
): Promise<EditResult<{ email: string; userId: string }>> {
  const found = await userOfLink(input.token, now);
  const user = found && (await readUser(found));
  if (!user) return used();
  const refusal = await refuseNewPassword(input.password, user);
  if (refusal) return refusal;
  const passwordHash = await hashPassword(input.password);
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<EditResult<{ email: string; userId: string }>> => {
    const token = await findToken(tx, 'PASSWORD_RESET', tokenHash(input.token), now);
    if (!token?.userId || !(await spendToken(tx, token.id))) return used();
    await setPassword(tx, token.userId, passwordHash);
    jobs.push(...(await noteEvent(tx, { userId: token.userId, kind: 'password_changed', device })));
    if (await proveEmail(tx, token.userId)) {
      await endWhatAStrangerLeft(tx, token.userId);
      jobs.push(...(await mailsMayGo(tx, token.userId)));
    }
    return { ok: true, email: token.email, userId: token.userId };
  });
  publishJobs(jobs);
  return result;
}

const userOfLink = (token: string, now: number) =>
  asSystem(async (tx) => (await findToken(tx, 'PASSWORD_RESET', tokenHash(token), now))?.userId ?? null);
