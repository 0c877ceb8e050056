import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { findPersonInSession, type PersonInSession, type SessionUser } from '@/lib/data/people/users';
import { findImpersonation, type Impersonation } from '@/lib/data/platform/impersonations';
import { AppError } from '@/lib/domain/errors';
import {
  impersonationPermissions,
  type MemberRole,
  type Permission,
  rolePermissions,
} from '@/lib/domain/permissions';
import { pathHeader, safePath } from '@/lib/http/pages/page-path';
import { readSessionCookie, rememberedBusiness, rememberedImpersonation } from './session-cookie';

export type MemberSession = {
  ctx: TenantContext;
  user: { id: string; name: string; email: string; isOperator: boolean };
  /** When the person last gave the password or a code in this session. */
  confirmedAt: number;
  tenant: { id: string; slug: string; name: string };
  role: MemberRole;
  permissions: readonly Permission[];
  may: (permission: Permission) => boolean;
  /** Set while an operator impersonates this business; every page says so. */
  impersonation: Impersonation | null;
};

/**
 * The signed-in person, as the database knows them now. A session is invalid when it was ended, is older than the
 * last change of password or role, or never proved the second factor of a person who has one. Read once a request.
 */
export const currentUser = cache(async (): Promise<PersonInSession | null> => {
  const session = await readSessionCookie();
  if (!session) return null;
  const user = await findPersonInSession(session.id, session.sessionId);
  if (user?.sessionVersion !== session.sessionVersion) return null;
  return user.secondFactor && !session.secondFactor ? null : user;
});

/** The operator's running impersonation; null for everybody else, and after thirty minutes. Read once a request. */
export const currentImpersonation = cache(async (): Promise<Impersonation | null> => {
  const [user, id] = [await currentUser(), await rememberedImpersonation()];
  return user?.isOperator && user.secondFactor && id ? findImpersonation(id, user.id, Date.now()) : null;
});

/**
 * The caller as a member: of the business that an operator impersonates, else of the one that the signed-in person
 * chose last, else of the first that took them on.
 */
const currentMember = cache(async (): Promise<MemberSession | null> => {
  const user = await currentUser();
  const impersonation = await currentImpersonation();
  if (user && impersonation) return impersonatedMember(impersonation, user);
  const chosen = await rememberedBusiness();
  const membership = user?.memberships.find((each) => each.tenantId === chosen) ?? user?.memberships[0];
  if (!user || !membership) return null;
  const { tenantId, tenantSlug, tenantName, role } = membership;
  const permissions = rolePermissions[role];
  return {
    ctx: mintTenantContext(tenantId, { kind: 'MEMBER', id: user.id, name: user.name, role }),
    user: { id: user.id, name: user.name, email: user.email, isOperator: user.isOperator },
    confirmedAt: user.confirmedAt,
    tenant: { id: tenantId, slug: tenantSlug, name: tenantName },
    role,
    permissions,
    may: (permission) => permissions.includes(permission),
    impersonation: null,
  };
});

/** Whether whoever asks is signed in and works for this business, or is an operator inside of it. */
export async function worksFor(tenantId: string): Promise<boolean> {
  const user = await currentUser();
  if (user?.memberships.some((each) => each.tenantId === tenantId)) return true;
  return (await currentImpersonation())?.tenantId === tenantId;
}

function impersonatedMember(impersonation: Impersonation, user: PersonInSession): MemberSession {
  return {
    ctx: mintTenantContext(impersonation.tenantId, { kind: 'OPERATOR', id: user.id, name: user.name }),
    user: { id: user.id, name: user.name, email: user.email, isOperator: true },
    confirmedAt: user.confirmedAt,
    tenant: { id: impersonation.tenantId, slug: impersonation.tenantSlug, name: impersonation.tenantName },
    role: 'OWNER',
    permissions: impersonationPermissions,
    may: (permission) => impersonationPermissions.includes(permission),
    impersonation,
  };
}

/** For pages of the office. Redirects to sign-in without a session; a page that the role may not see answers 404. */
export async function requireMember(permission?: Permission): Promise<MemberSession> {
  const member = await currentMember();
  if (!member) {
    const user = await currentUser();
    if (user?.isOperator) redirect('/platform');
    if (user) notFound();
    redirect(await signInAddress());
  }
  if (permission && !member.may(permission)) notFound();
  return member;
}

/** For pages of the operator's console. Redirects an operator without a second factor to set it up first. */
export async function requireOperator(): Promise<PersonInSession> {
  const user = await currentUser();
  if (!user) redirect(await signInAddress());
  if (!user.isOperator) notFound();
  if (!user.secondFactor) redirect('/sign-in/set-up');
  return user;
}

/** For actions and route handlers. @throws AppError unauthenticated, forbidden */
export async function authorizeMember(permission: Permission): Promise<MemberSession> {
  const member = await currentMember();
  if (!member) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
  if (!member.may(permission)) {
    throw new AppError('forbidden', 'Your role doesn’t allow this. Please ask the owner of the business.');
  }
  return member;
}

/** For actions of the console. @throws AppError unauthenticated, forbidden */
export async function authorizeOperator(): Promise<SessionUser> {
  const user = await currentUser();
  if (!user) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
  if (!user.isOperator) throw new AppError('forbidden', 'This is for the platform’s operators.');
  if (!user.secondFactor) throw new AppError('forbidden', 'Please set up your second step first.');
  return user;
}

/**
 * For actions on one's own account, which are refused during an impersonation unless `evenImpersonating`.
 * @throws AppError unauthenticated, forbidden
 */
export async function authorizeAccount(evenImpersonating = false): Promise<PersonInSession> {
  const user = await currentUser();
  if (!user) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
  if (!evenImpersonating && (await currentImpersonation()))
    throw new AppError('forbidden', 'Please end your visit to this business first.');
  return user;
}

async function signInAddress(): Promise<string> {
  const path = safePath((await headers()).get(pathHeader));
  return path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in';
}
