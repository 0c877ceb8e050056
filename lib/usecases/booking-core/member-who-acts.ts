import type { TenantContext } from '@/lib/data/connection/tenant-context';

/** For a mail to the office: the member who does it, who needn't be told. Nobody else's doing is kept from anybody. */
export function memberWhoActs({ actor }: TenantContext): { actorId?: string } {
  return actor.kind === 'MEMBER' && actor.id ? { actorId: actor.id } : {};
}
