import { noteAccountEvent } from '@/lib/data/people/account-events';
import { type EditRefusal, notAllowed } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { verifyPassword } from '@/lib/integrations/crypto/password-hash';

/**
 * Whether this is the present password of somebody who is in a session. Whoever sits down at another person's desk
 * guesses here: a wrong one stands in the owner's log as one at the door does (lib/http counts it).
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

/** A wrong password or code of somebody in a session. */
export async function noteWrongProof(userId: string, device: string): Promise<void> {
  await noteAccountEvent({ userId, kind: 'proof_failed', device });
}

export const wrongPassword = (path = 'password'): EditRefusal =>
  refuseField(path, 'This is not your present password.');

/** Another change ended the session that asked for this one: the other one holds. */
export const sessionOver = (): EditRefusal =>
  notAllowed('Your session was ended meanwhile, and nothing has changed. Please sign in again.');
