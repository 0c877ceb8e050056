/** Roles of a tenant's members and what each may do in the office. */
export type MemberRole = 'OWNER' | 'ADMIN' | 'STAFF';

/** Day-to-day work at the desk. */
const staff = [
  'booking:read',
  'booking:create',
  'booking:reschedule',
  'booking:cancel',
  'booking:attendance',
  'customer:read',
  'customer:edit',
  'payment:record',
  'catalogue:read',
] as const;

/** Runs the business: what is sold, when, at which price, and money that goes back. */
const admin = [
  ...staff,
  'refund:create',
  'refund:override',
  'catalogue:edit',
  'schedule:edit',
  'policy:edit',
  'site:edit',
  'audit:read',
  'job:retry',
] as const;

/** Owns it: who else may enter, keys, and where the money goes. */
const owner = [...admin, 'member:manage', 'apiKey:manage', 'settings:edit', 'payout:connect'] as const;

export type Permission = (typeof owner)[number];

export const rolePermissions: Record<MemberRole, readonly Permission[]> = {
  OWNER: owner,
  ADMIN: admin,
  STAFF: staff,
};

export function roleMay(role: MemberRole, permission: Permission): boolean {
  return rolePermissions[role].includes(permission);
}
