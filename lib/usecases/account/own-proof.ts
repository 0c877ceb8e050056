import { noteAccountEvent } from '@/lib/data/people/account-events';
import { type EditRefusal, notAllowed } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { verifyPassword } from '@/lib/integrations/crypto/password-hash';

/**
 * Whether this is the current password of a person who has a session. A wrong one is recorded in the owner's security
 * log like a failed sign-in, because somebody at an unlocked computer may be guessing (lib/http counts the attempt).
 */
export async function isOwnPassword(
  user: { id: string; passwordHash: string },
  typed: string,
  device: string,
): Promise<boolean> {
  if (await verifyPassword(user.passwordHash, typed)) return true;
  await noteWrongProof(user.id, device);
  return false;
}

/** Records a wrong password or code that was given within a session. */
export async function noteWrongProof(userId: string, device: string): Promise<void> {
  await noteAccountEvent({ userId, kind: 'proof_failed', device });
}

export const wrongPassword = (path = 'password'): EditRefusal =>
  refuseField(path, 'This is not your present password.');

/** The refusal when another change has ended the session that made this request; the other change stands. */
export const sessionOver = (): EditRefusal =>
  notAllowed('Your session was ended meanwhile, and nothing has changed. Please sign in again.');
