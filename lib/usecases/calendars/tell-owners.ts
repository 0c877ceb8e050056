import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { noteForOwners } from '../account/note-event';

/** Notes for every owner what has become of a calendar, with a mail to each. @returns the jobs, to be published after the commit */
export function tellOwners(
  tx: Tx,
  ctx: TenantContext,
  kind: 'calendar_lost' | 'calendar_silent',
  what: string,
): Promise<NewJob[]> {
  return asSystemWithin(tx, async () =>
    noteForOwners(tx, await activeOwnerUsers(tx, ctx.tenantId), {
      kind,
      about: `${what}, ${await tenantName(tx, ctx.tenantId)}`,
    }),
  );
}
