import { asSystem, systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { MemberRole } from '@/lib/data/prisma-client/enums';
import { endProgramAccessOf } from './programs';
import { forgetDevices, sessionCounts } from './sessions';
import { endProofLinks, endResetLinks } from './tokens';

export type SignInUser = {
  id: string;
  passwordHash: string;
  sessionVersion: number;
  /** Sign-in needs a code beside the password. */
  secondFactor: boolean;
  /** The person has signed in before in the browser with this cookie. */
  knownDevice: boolean;
};

// Not EXISTS: for that the planner also considers reading the whole table once.
const hasSecondFactor = `coalesce((SELECT true FROM "SecondFactor" f WHERE f."userId" = u."id" AND f."confirmedAt" IS NOT NULL), false)`;

/** @param email lower-cased @param deviceHash of the cookie that the browser shows, if any */
export async function findUserForSignIn(email: string, deviceHash = ''): Promise<SignInUser | null> {
  const [row] = await systemQuery<SignInUser>(
    `SELECT u."id", u."passwordHash", u."sessionVersion", ${hasSecondFactor} AS "secondFactor",
        coalesce((SELECT true FROM "KnownDevice" d WHERE d."userId" = u."id" AND d."tokenHash" = $2), false) AS "knownDevice"
       FROM "User" u WHERE u."email" = $1`,
    [email, deviceHash],
  );
  return row ?? null;
}

export type SessionUser = {
  id: string;
  email: string;
  name: string;
  isOperator: boolean;
  sessionVersion: number;
  secondFactor: boolean;
  /** The person has followed a link that was mailed to the address. */
  emailProven: boolean;
  memberships: { tenantId: string; tenantSlug: string; tenantName: string; role: MemberRole }[];
};

export type PersonInSession = SessionUser & {
  sessionId: string;
  /** When the password or a code was last shown in this session. */
  confirmedAt: number;
};

const person = `u."id", u."email", u."name", u."platformRole" IS NOT NULL AS "isOperator", u."sessionVersion",
        ${hasSecondFactor} AS "secondFactor", u."emailProvenAt" IS NOT NULL AS "emailProven",
        (SELECT coalesce(json_agg(json_build_object('tenantId', m."tenantId", 'tenantSlug', t."slug",
             'tenantName', t."name", 'role', m."role") ORDER BY m."createdAt"), '[]')
           FROM "Member" m JOIN "Tenant" t ON t."id" = m."tenantId"
           WHERE m."userId" = u."id" AND m."active") AS "memberships"`;

/** A person with their present memberships. */
export async function findSessionUser(id: string): Promise<SessionUser | null> {
  const [row] = await systemQuery<SessionUser>(`SELECT ${person} FROM "User" u WHERE u."id" = $1::uuid`, [
    id,
  ]);
  return row ?? null;
}

/**
 * The person of a session, with their present memberships (not those of when the session began); null when it was
 * ended or is too old. The same round trip records that the session is in use, to within ten minutes.
 */
export async function findPersonInSession(id: string, sessionId: string): Promise<PersonInSession | null> {
  const [row] = await systemQuery<Omit<PersonInSession, 'confirmedAt'> & { confirmedAt: Date }>(
    `WITH used AS (
       UPDATE "Session" SET "seenAt" = now()
        WHERE "id" = $2::uuid AND "userId" = $1::uuid AND "endedAt" IS NULL AND "seenAt" < now() - interval '10 minutes')
     SELECT ${person}, s."id" AS "sessionId", s."confirmedAt" FROM "User" u
       JOIN "Session" s ON s."id" = $2::uuid AND s."userId" = u."id" AND ${sessionCounts}
      WHERE u."id" = $1::uuid`,
    [id, sessionId],
  );
  return row ? { ...row, confirmedAt: row.confirmedAt.getTime() } : null;
}

/** Users belong to the platform; only the system role reads them. E-mail addresses are stored normalised. */
export function findUserByEmail(tx: Tx, email: string) {
  return tx.user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, passwordHash: true },
  });
}

/** Locks the user's row: other changes of this person wait until the transaction ends. */
export async function lockUser(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

export function readUser(id: string) {
  return asSystem((tx) =>
    tx.user.findUnique({
      where: { id },
      select: { id: true, name: true, email: true, passwordHash: true, sessionVersion: true },
    }),
  );
}

/**
 * Sets a new password. It ends every session that was open before, every open reset link, the trust in known browsers,
 * and what programs may do. `admitted` is the version of the session that asks for it; absent where a reset link does.
 * @returns false when that session was ended meanwhile: nothing has changed
 */
export async function setPassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  admitted?: number,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, ...(admitted === undefined ? {} : { sessionVersion: admitted }) },
    data: { passwordHash, sessionVersion: { increment: 1 } },
  });
  if (count === 0) return false;
  await endResetLinks(tx, userId);
  await forgetDevices(tx, userId);
  await endProgramAccessOf(tx, userId);
  return true;
}

/** A signed-in person, with the session version that admitted the request. */
export type Admitted = Pick<SessionUser, 'id' | 'sessionVersion'>;

/**
 * Locks the person for a change that ends every other session. Of two concurrent changes the second comes from a
 * session that the first has ended: it must neither go on nor revive that session.
 * @returns false when the session was ended meanwhile
 */
export async function lockAdmitted(tx: Tx, { id, sessionVersion }: Admitted): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "User" WHERE "id" = ${id}::uuid AND "sessionVersion" = ${sessionVersion} FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Ends every session of earlier versions, after a change of the person's credentials or role. (Each request reads the
 * role anew, but what is open in a browser must not outlive it.)
 * @returns the new version
 */
export async function raiseSessionVersion(tx: Tx, userId: string): Promise<number> {
  const { sessionVersion } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return sessionVersion;
}

export async function createUser(
  tx: Tx,
  user: { email: string; name: string; passwordHash: string; emailProvenAt: Date | null },
): Promise<string> {
  const made = await tx.user.create({ data: user, select: { id: true } });
  return made.id;
}

/**
 * Marks the address as proven: the person has followed a link that was mailed to it.
 * @returns false when it was proven before
 */
export async function proveEmail(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, emailProvenAt: null },
    data: { emailProvenAt: new Date() },
  });
  if (count === 0) return false;
  await endProofLinks(tx, userId);
  return true;
}

/** As the system role. */
export async function isEmailProven(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, emailProvenAt: { not: null } } })) > 0;
}

/** Whether the person is an operator, whose sessions are shorter. */
export async function isOperator(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.user.count({ where: { id: userId, platformRole: { not: null } } })) > 0;
}
