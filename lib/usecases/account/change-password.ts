import { asSystem } from '@/lib/data/connection/transaction';
import { type Admitted, readUser, setPassword } from '@/lib/data/people/users';
import { changePasswordInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { nothing } from '@/lib/usecases/answers';
import { personOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { refuseNewPassword } from './new-password';
import { noteEvent } from './note-event';
import { isOwnPassword, sessionOver, wrongPassword } from './own-proof';

export const changePassword = personOperation({
  name: 'password.change',
  effect: 'write',
  input: changePasswordInput,
  output: nothing,
  describe: 'Changes one’s own password and ends every session, this one too.',
  run: change,
});

/**
 * Also invalidates every open reset link. Requires the current password. `device` is named in the notification mail.
 */
async function change(
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
