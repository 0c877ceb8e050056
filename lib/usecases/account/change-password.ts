import { asSystem } from '@/lib/data/transaction';
import { readUser, setPassword } from '@/lib/data/users';
import { type EditResult, notFound, refuseField } from '@/lib/domain/editing/refusal';
import { hashPassword, verifyPassword } from '@/lib/integrations/crypto/passwordHash';

/** Changes one's own password, which ends every session, this one too. The present one must be given. */
export async function changePassword(
  userId: string,
  input: { current: string; password: string },
): Promise<EditResult<object>> {
  const user = await readUser(userId);
  if (!user) return notFound('account');
  if (!(await verifyPassword(user.passwordHash, input.current)))
    return refuseField('current', 'This is not your present password.');
  const passwordHash = await hashPassword(input.password);
  await asSystem((tx) => setPassword(tx, userId, passwordHash));
  return { ok: true };
}
