import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { passwordProblem } from '@/lib/domain/password';
import { verifyPassword } from '@/lib/integrations/crypto/password-hash';
import { isLeaked } from '@/lib/integrations/hibp/leaked-password';

export type Choosing = {
  name: string;
  email: string;
  /** Other words that everybody knows about the person. */
  personal?: string[];
  /** Of the present password, for somebody who has one. */
  passwordHash?: string;
};

/**
 * The one rule for a password that somebody chooses, at every door: hard to guess, not the present one again, and in no
 * list of leaked ones. Null: it may be taken.
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
