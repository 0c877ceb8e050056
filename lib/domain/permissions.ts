/** Roles of a tenant's members and what each may do in the office. */
export type MemberRole = 'OWNER' | 'ADMIN' | 'STAFF';

/**
 * Day-to-day work at the desk. `office:read`: how the business is set up, as its own office sees it. `program:connect`: to
 * let a program act for oneself, within one's own role.
 */
const staff = [
  'office:read',
  'booking:read',
  'booking:create',
  'booking:reschedule',
  'booking:cancel',
  'booking:attendance',
  'customer:read',
  'customer:edit',
  'bookingFile:edit',
  'file:read',
  'payment:record',
  'payment:collect',
  'catalogue:read',
  'ownMails:choose',
  'program:connect',
] as const;

/** Runs the business: what is sold, when, at which price, and refunds. */
const admin = [
  ...staff,
  'customer:export',
  'customer:erase',
  'refund:create',
  'refund:override',
  'catalogue:edit',
  'schedule:edit',
  'policy:edit',
  'site:edit',
  'file:edit',
  'calendar:connect',
  'audit:read',
  'job:retry',
] as const;

/** Owns the business: members, API keys, where the money goes, and a copy of everything. */
const owner = [
  ...admin,
  'member:manage',
  'apiKey:manage',
  'settings:edit',
  'payout:connect',
  'business:export',
] as const;

/**
 * `tenant:operate`: suspending, restoring, commission; no role of a business has it. `ownBooking:read`: the one booking
 * of a customer's manage link.
 */
export type Permission = (typeof owner)[number] | 'tenant:operate' | 'ownBooking:read';

export const rolePermissions: Record<MemberRole, readonly Permission[]> = {
  OWNER: owner,
  ADMIN: admin,
  STAFF: staff,
};

/** Whether a member of this role has the permission. */
export function roleMay(role: MemberRole, permission: Permission): boolean {
  return rolePermissions[role].includes(permission);
}

/**
 * Permissions of an owner that an operator doesn't have during an impersonation: what would outlast it, lead money
 * elsewhere, or concerns a person's own account.
 */
const notImpersonated = new Set<Permission>([
  'member:manage',
  'apiKey:manage',
  'calendar:connect',
  'payout:connect',
  'ownMails:choose',
  'business:export',
  'program:connect',
]);
export const impersonationPermissions: readonly Permission[] = owner.filter(
  (each) => !notImpersonated.has(each),
);

/** Permissions of actors without a role; whether the booking or key is theirs is checked in the use case. */
const others: Record<'CUSTOMER' | 'API' | 'OPERATOR', readonly Permission[]> = {
  CUSTOMER: [
    'ownBooking:read',
    'booking:create',
    'booking:reschedule',
    'booking:cancel',
    'payment:collect',
    'catalogue:read',
  ],
  API: [
    'booking:read',
    'booking:create',
    'booking:reschedule',
    'booking:cancel',
    'refund:create',
    'payment:collect',
    'catalogue:read',
    'file:read',
    'file:edit',
  ],
  OPERATOR: [...impersonationPermissions, 'tenant:operate'],
};

/**
 * SYSTEM may do everything: jobs and sweeps carry out what somebody was allowed to request. A member without a role may
 * do nothing.
 */
export function actorMay(
  actor: { kind: keyof typeof others | 'MEMBER' | 'SYSTEM'; role?: MemberRole },
  permission: Permission,
): boolean {
  if (actor.kind === 'SYSTEM') return true;
  if (actor.kind === 'MEMBER') return actor.role !== undefined && roleMay(actor.role, permission);
  return others[actor.kind].includes(permission);
}
