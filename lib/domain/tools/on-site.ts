import type { Permission } from '@/lib/domain/permissions';

const onSite: ReadonlySet<Permission> = new Set([
  'catalogue:edit',
  'schedule:edit',
  'policy:edit',
  'site:edit',
  'settings:edit',
]);

/** Whether what a change with this permission leaves behind stands on the public site, whose cached pages are dropped then. */
export const standsOnSite = (permission: Permission | undefined): boolean =>
  permission !== undefined && onSite.has(permission);
