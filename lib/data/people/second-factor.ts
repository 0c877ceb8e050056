import type { Tx } from '@/lib/data/connection/transaction';

/** Second factors belong to people, not to tenants: all of this runs as the system role. */
export type SecondFactor = { key: string; confirmed: boolean; lastStep: number };

export async function readSecondFactor(tx: Tx, userId: string): Promise<SecondFactor | null> {
  const row = await tx.secondFactor.findUnique({ where: { userId } });
  return row && { key: row.key, confirmed: row.confirmedAt !== null, lastStep: row.lastStep };
}

/**
 * Stores a new key that waits to be confirmed, in place of one that waited before.
 * @returns false when the person has a confirmed key already
 */
export async function keepUnconfirmed(tx: Tx, userId: string, key: string): Promise<boolean> {
  await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  const { count } = await tx.secondFactor.createMany({ data: [{ userId, key }], skipDuplicates: true });
  return count === 1;
}

/**
 * Confirms the key: it counts from now on.
 * @returns false when it was confirmed or replaced meanwhile
 */
export async function confirmSecondFactor(
  tx: Tx,
  userId: string,
  key: string,
  step: number,
): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, key, confirmedAt: null },
    data: { confirmedAt: new Date(), lastStep: step },
  });
  return count === 1;
}

/**
 * Uses up the code of this time step, and stores the key as it is sealed now.
 * @returns false when the code of this step or a later one was used before
 */
export async function takeStep(tx: Tx, userId: string, step: number, key: string): Promise<boolean> {
  const { count } = await tx.secondFactor.updateMany({
    where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step, key },
  });
  return count === 1;
}

export async function removeSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

/**
 * Uses up a recovery code.
 * @returns false for one that is not this person's, or was used before
 */
export async function spendRecoveryCode(tx: Tx, userId: string, codeHash: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}
