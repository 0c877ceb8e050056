import type { TenantContext } from '@/lib/data/connection/tenant-context';

/** The acting member, who gets no mail about their own change; empty for any other actor. */
export function memberWhoActs({ actor }: TenantContext): { actorId?: string } {
  return actor.kind === 'MEMBER' && actor.id ? { actorId: actor.id } : {};
}
