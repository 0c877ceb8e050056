import type { MemberRole } from './prisma-client/enums';
import { asSystem, systemQuery, type Tx } from './transaction';

export type SignInUser = {
  id: string;
  passwordHash: string;
  sessionVersion: number;
  /** A code is asked for beside the password. */
  secondFactor: boolean;
};

// Not EXISTS: for that the planner also considers reading the whole table once.
const hasSecondFactor = `coalesce((SELECT true FROM "SecondFactor" f WHERE f."userId" = u."id" AND f."confirmedAt" IS NOT NULL), false)`;

/** @param email lower-cased */
export async function findUserForSignIn(email: string): Promise<SignInUser | null> {
  const [row] = await systemQuery<SignInUser>(
    `SELECT u."id", u."passwordHash", u."sessionVersion", ${hasSecondFactor} AS "secondFactor"
       FROM "User" u WHERE u."email" = $1`,
    [email],
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
  memberships: { tenantId: string; tenantSlug: string; tenantName: string; role: MemberRole }[];
};

/** Who a session belongs to, with what that person may enter now (not when the session began). */
export async function findSessionUser(id: string): Promise<SessionUser | null> {
  const [row] = await systemQuery<SessionUser>(
    `SELECT u."id", u."email", u."name", u."platformRole" IS NOT NULL AS "isOperator", u."sessionVersion",
        ${hasSecondFactor} AS "secondFactor",
        (SELECT coalesce(json_agg(json_build_object('tenantId', m."tenantId", 'tenantSlug', t."slug",
             'tenantName', t."name", 'role', m."role") ORDER BY m."createdAt"), '[]')
           FROM "Member" m JOIN "Tenant" t ON t."id" = m."tenantId"
           WHERE m."userId" = u."id" AND m."active") AS "memberships"
       FROM "User" u WHERE u."id" = $1::uuid`,
    [id],
  );
  return row ?? null;
}

/** Users belong to the platform; only the system role reads them. E-mail addresses are stored normalised. */
export function findUserByEmail(tx: Tx, email: string) {
  return tx.user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, passwordHash: true },
  });
}

export function readUser(id: string) {
  return asSystem((tx) =>
    tx.user.findUnique({
      where: { id },
      select: { id: true, name: true, email: true, passwordHash: true, sessionVersion: true },
    }),
  );
}

/** A new password ends every session that was open before. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { passwordHash, sessionVersion: { increment: 1 } },
  });
}

/** Ends every session of the version before. @returns the new version */
export async function raiseSessionVersion(tx: Tx, userId: string): Promise<number> {
  const { sessionVersion } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return sessionVersion;
}

/** The role is read with each request; what is open in a browser must not outlive a change of it. */
export async function endSessions(userId: string): Promise<void> {
  await asSystem((tx) => raiseSessionVersion(tx, userId));
}

export async function createUser(
  tx: Tx,
  user: { email: string; name: string; passwordHash: string },
): Promise<string> {
  const made = await tx.user.create({ data: user, select: { id: true } });
  return made.id;
}
