import { asSystem } from '@/lib/data/connection/transaction';
import { type Admitted, readUser, setPassword } from '@/lib/data/people/users';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { refuseNewPassword } from './new-password';
import { noteEvent } from './note-event';
import { isOwnPassword, sessionOver, wrongPassword } from './own-proof';

/**
 * Changes one's own password, which ends every session, this one too, and every reset link. The present one must be
 * given. `device` is where, for the mail about it.
 */
export async function changePassword(
  { id, sessionVersion }: Admitted,
  input: { current: string; password: string },
  device = '',
): Promise<EditResult<object>> {
  const user = await readUser(id);
  if (!user) return notFound('account');
  if (!(await isOwnPassword(user, input.current, device))) return wrongPassword('current');
  const refusal = await refuseNewPassword(input.password, user);
  if (refusal) return refusal;
  const passwordHash = await hashPassword(input.password);
  const jobs = await asSystem(async (tx) => {
    if (!(await setPassword(tx, id, passwordHash, sessionVersion))) return null;
    return noteEvent(tx, { userId: id, kind: 'password_changed', device });
  });
  if (!jobs) return sessionOver();
  publishJobs(jobs);
  return { ok: true };
}
