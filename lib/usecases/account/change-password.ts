import { asSystem } from '@/lib/data/transaction';
import { readUser, setPassword } from '@/lib/data/users';
import { type EditResult, notFound, refuseField } from '@/lib/domain/editing/refusal';
import { hashPassword, verifyPassword } from '@/lib/integrations/crypto/passwordHash';
import { publishJobs } from '../jobs/publish';
import { refuseNewPassword } from './new-password';
import { noteEvent } from './note-event';

/**
 * Changes one's own password, which ends every session, this one too, and every reset link. The present one must be
 * given. `device` is where, for the mail about it.
 */
export async function changePassword(
  userId: string,
  input: { current: string; password: string },
  device = '',
): Promise<EditResult<object>> {
  const user = await readUser(userId);
  if (!user) return notFound('account');
  if (!(await verifyPassword(user.passwordHash, input.current)))
    return refuseField('current', 'This is not your present password.');
  const refusal = await refuseNewPassword(input.password, user);
  if (refusal) return refusal;
  const passwordHash = await hashPassword(input.password);
  const jobs = await asSystem(async (tx) => {
    await setPassword(tx, userId, passwordHash);
    return noteEvent(tx, { userId, kind: 'password_changed', device });
  });
  publishJobs(jobs);
  return { ok: true };
}
