import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { passwordProblem } from '@/lib/domain/password';
import { verifyPassword } from '@/lib/integrations/crypto/password-hash';
import { isLeaked } from '@/lib/integrations/hibp/leaked-password';

export type Choosing = {
  name: string;
  email: string;
  /** Other words that others know about the person; refused as a password. */
  personal?: string[];
  /** Hash of the current password, if the person has one. */
  passwordHash?: string;
};

/**
 * The one rule for a new password, wherever it is set: hard to guess, different from the current one, and not in a list
 * of leaked passwords. Null: acceptable.
 */
export async function refuseNewPassword(password: string, person: Choosing): Promise<EditRefusal | null> {
  const { name, email, personal = [], passwordHash } = person;
  const guessable = passwordProblem(password, [email.split('@')[0] ?? '', email, name, ...personal]);
  if (guessable) return refuseField('password', guessable);
  if (passwordHash && (await verifyPassword(passwordHash, password)))
    return refuseField('password', 'This is your present password. Please choose another one.');
  if (await isLeaked(password))
    return refuseField(
      'password',
      'This password is in a list of leaked ones that anybody can try. Please choose another one.',
    );
  return null;
}
