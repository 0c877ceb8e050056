import { z } from 'zod';
import { asSystem } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { findToken, spendToken } from '@/lib/data/people/tokens';
import { proveEmail, readUser, setPassword } from '@/lib/data/people/users';
import { linkInput, resetPasswordInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { mailsMayGo } from './mails-may-go';
import { refuseNewPassword } from './new-password';
import { noteEvent } from './note-event';
import { endWhatAStrangerLeft } from './unproven';

const used = () => notAllowed('This link is used up or too old. Ask for a new one.');

export const resetLinkWorks = publicOperation({
  name: 'password.check_reset_link',
  effect: 'read',
  input: linkInput,
  output: z.boolean(),
  describe: 'Checks whether a link to set a new password is still valid.',
  run: async ({ token }: z.output<typeof linkInput>, now?: number) => (await userOfLink(token, now)) !== null,
});

export const resetPassword = publicOperation({
  name: 'password.reset',
  effect: 'tells',
  input: resetPasswordInput,
  output: z.object({ email: z.string() }),
  describe: 'Sets a new password by a mailed link, and ends every session.',
  run: reset,
});

/**
 * Uses the link and invalidates every other one. Whoever has the link receives the mails of the address, so the address
 * counts as proven; if it was unproven before, everything set up in the account until now ends, and the mails held for
 * the proof are released.
 */
async function reset(
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

const userOfLink = (token: string, now = Date.now()) =>
  asSystem(async (tx) => (await findToken(tx, 'PASSWORD_RESET', tokenHash(token), now))?.userId ?? null);
