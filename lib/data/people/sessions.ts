import { systemQuery, type Tx } from '@/lib/data/connection/transaction';
import { sessionSeconds } from '@/lib/domain/session-life';

/** Sessions and the browsers they are in belong to people, not to tenants: all of this runs as the system role. */
export type NewSession = { userId: string; version: number; device: string };

export async function addSession(tx: Tx, session: NewSession): Promise<string> {
  const made = await tx.session.create({ data: session, select: { id: true } });
  return made.id;
}

/** Keeps this session valid through a change that ends every other one. */
export async function renewSession(tx: Tx, userId: string, id: string, version: number): Promise<void> {
  await tx.session.updateMany({
    where: { id, userId, endedAt: null },
    data: { version, confirmedAt: new Date() },
  });
}

/** Records that the person has just confirmed this session with the password or a code. */
export async function markConfirmed(userId: string, id: string): Promise<void> {
  await systemQuery(
    `UPDATE "Session" SET "confirmedAt" = now() WHERE "id" = $1::uuid AND "userId" = $2::uuid AND "endedAt" IS NULL`,
    [id, userId],
  );
}

/**
 * Ends one session.
 * @returns false when this person has no such open session
 */
export async function endSessionRow(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return count === 1;
}

/**
 * Ends all of the person's sessions but one.
 * @returns how many ended
 */
export async function endSessionsBut(tx: Tx, userId: string, keep: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, id: { not: keep } },
    data: { endedAt: new Date() },
  });
  return count;
}

export type OpenSession = { id: string; device: string; createdAt: number; seenAt: number };

/** Valid sessions, the last seen first; fifty at most. */
export async function listSessions(userId: string): Promise<OpenSession[]> {
  const rows = await systemQuery<{ id: string; device: string; createdAt: Date; seenAt: Date }>(
    `SELECT s."id", s."device", s."createdAt", s."seenAt" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
      WHERE s."userId" = $1::uuid AND ${sessionCounts} ORDER BY s."seenAt" DESC LIMIT 50`,
    [userId],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime(), seenAt: row.seenAt.getTime() }));
}

/**
 * SQL for a session `s` of a user `u`: it wasn't ended, by its own row or by the session version, and isn't too old.
 */
export const sessionCounts = `s."endedAt" IS NULL AND s."version" = u."sessionVersion" AND s."createdAt" > now() -
  make_interval(secs => CASE WHEN u."platformRole" IS NULL THEN ${sessionSeconds.member} ELSE ${sessionSeconds.operator} END)`;

/**
 * Records that the person has signed in in this browser.
 * @returns whether the browser is new, and whether the person had used another before
 */
export async function noteDevice(
  tx: Tx,
  userId: string,
  tokenHash: string,
): Promise<{ isNew: boolean; hasOthers: boolean }> {
  const [row] = await tx.$queryRaw<{ isNew: boolean; hasOthers: boolean }[]>`
    WITH noted AS (
      INSERT INTO "KnownDevice" ("userId", "tokenHash") VALUES (${userId}::uuid, ${tokenHash})
        ON CONFLICT ("userId", "tokenHash") DO UPDATE SET "seenAt" = now() RETURNING xmax = 0 AS "isNew")
    SELECT "isNew", EXISTS (SELECT 1 FROM "KnownDevice"
        WHERE "userId" = ${userId}::uuid AND "tokenHash" <> ${tokenHash}) AS "hasOthers" FROM noted`;
  return row ?? { isNew: true, hasOthers: false };
}

/**
 * Forgets known browsers, so that a stranger who was in once isn't trusted for ever: all of them with a new password,
 * all but `keep` when every other session is ended.
 */
export async function forgetDevices(tx: Tx, userId: string, keep = ''): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { userId, tokenHash: { not: keep } } });
}

/** Whether the person has signed in before in the browser with this cookie. */
export async function isKnownDevice(userId: string, tokenHash: string): Promise<boolean> {
  const rows = await systemQuery(
    `SELECT 1 FROM "KnownDevice" WHERE "userId" = $1::uuid AND "tokenHash" = $2`,
    [userId, tokenHash],
  );
  return rows.length > 0;
}
