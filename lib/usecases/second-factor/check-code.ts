import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import { readSecondFactor, spendRecoveryCode, takeStep } from '@/lib/data/people/second-factor';
import { plainRecoveryCode, stepOfCode } from '@/lib/integrations/crypto/one-time-code';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';

/** The encryption context of a person's key: it decrypts for no other person. */
export const keyOf = (userId: string) => `second-factor:${userId}`;

/**
 * Whether this is the person's current code, or one of their recovery codes. Either works once, even when it is sent
 * twice concurrently. Count the attempt before you call. `now` is epoch milliseconds.
 */
export function checkCode(userId: string, code: string, now = Date.now()): Promise<boolean> {
  return asSystem((tx) => takeCode(tx, userId, code.trim(), now));
}

/** The same within a transaction: what the code permits commits together with its use. */
export async function takeCode(tx: Tx, userId: string, code: string, now: number): Promise<boolean> {
  const factor = await readSecondFactor(tx, userId);
  if (!factor?.confirmed) return false;
  const typed = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return spendRecoveryCode(tx, userId, tokenHash(plainRecoveryCode(typed)));
  const box = secretBox();
  const key = box.open(factor.key, keyOf(userId));
  const step = await stepOfCode(key, typed, { now, after: factor.lastStep });
  if (step === null) return false;
  // Re-encrypts a key that was sealed with a former version: this completes a key rotation.
  return takeStep(tx, userId, step, box.isCurrent(factor.key) ? factor.key : box.seal(key, keyOf(userId)));
}
