import { findToken, spendToken } from '@/lib/data/tokens';
import { asSystem } from '@/lib/data/transaction';
import { setPassword } from '@/lib/data/users';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { hashPassword } from '@/lib/integrations/crypto/passwordHash';
import { tokenHash } from '@/lib/integrations/crypto/secretToken';

const used = () => notAllowed('This link is used up or too old. Ask for a new one.');

/** Whether a reset link still works, for the page that shows the form. Changes nothing. */
export function resetLinkWorks(token: string, now = Date.now()): Promise<boolean> {
  return asSystem(async (tx) => (await findToken(tx, 'PASSWORD_RESET', tokenHash(token), now)) !== null);
}

/** Sets the new password, uses the link up and ends every open session. */
export async function resetPassword(
  input: { token: string; password: string },
  now = Date.now(),
): Promise<EditResult<{ email: string }>> {
  const passwordHash = await hashPassword(input.password);
  return asSystem(async (tx) => {
    const token = await findToken(tx, 'PASSWORD_RESET', tokenHash(input.token), now);
    if (!token?.userId || !(await spendToken(tx, token.id))) return used();
    await setPassword(tx, token.userId, passwordHash);
    return { ok: true, email: token.email };
  });
}
