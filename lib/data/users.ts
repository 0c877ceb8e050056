import type { MemberRole } from './prisma-client/enums';
import { systemQuery } from './transaction';

export type SignInUser = { id: string; passwordHash: string; sessionVersion: number };

/** @param email lower-cased */
export async function findUserForSignIn(email: string): Promise<SignInUser | null> {
  const [row] = await systemQuery<SignInUser>(
    `SELECT "id", "passwordHash", "sessionVersion" FROM "User" WHERE "email" = $1`,
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
  memberships: { tenantId: string; tenantSlug: string; tenantName: string; role: MemberRole }[];
};

/** Who a session belongs to, with what that person may enter now (not when the session began). */
export async function findSessionUser(id: string): Promise<SessionUser | null> {
  const [row] = await systemQuery<SessionUser>(
    `SELECT u."id", u."email", u."name", u."platformRole" IS NOT NULL AS "isOperator", u."sessionVersion",
        (SELECT coalesce(json_agg(json_build_object('tenantId', m."tenantId", 'tenantSlug', t."slug",
             'tenantName', t."name", 'role', m."role") ORDER BY m."createdAt"), '[]')
           FROM "Member" m JOIN "Tenant" t ON t."id" = m."tenantId"
           WHERE m."userId" = u."id" AND m."active") AS "memberships"
       FROM "User" u WHERE u."id" = $1::uuid`,
    [id],
  );
  return row ?? null;
}
