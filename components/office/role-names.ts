import type { MemberRole } from '@/lib/domain/permissions';

export const roleNames: Record<MemberRole, string> = { OWNER: 'Owner', ADMIN: 'Manager', STAFF: 'Staff' };

export const roleWords: Record<MemberRole, string> = {
  OWNER: 'Everything, with the team, keys and payouts',
  ADMIN: 'Bookings, refunds, prices, hours and the site',
  STAFF: 'Bookings, customers and payments on the spot',
};
