import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { addAudit } from '@/lib/data/tenants/audit';
import {
  endProposal,
  findInterruptedProposals,
  lockRunningProposal,
  type RunningProposal,
} from '@/lib/data/tools/running-proposals';
import { type Left, leftOf } from '@/lib/domain/tools/interrupted';
import { noteForOwners } from '@/lib/usecases/account/note-event';
import { forEach, type Swept } from '@/lib/usecases/for-each';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { previewers } from './previewers';

/** Longer than any request lasts. One that lasts longer all the same can do nothing any more (`noteDone`). */
const RUNS_MS = 120_000;

/**
 * Ends the proposals whose process is gone, by what was noted with each change of theirs, and tells whoever confirmed
 * them and the owners.
 */
export async function endInterruptedProposals(atOnce: number, limit: number): Promise<Swept> {
  const found = await findInterruptedProposals(RUNS_MS, limit);
  return forEach(found, atOnce, ({ ctx, id }) => endInterrupted(ctx, id, true));
}

/** Ends a proposal that runs and was interrupted. @returns null when it has ended already */
export async function endInterrupted(ctx: TenantContext, id: string, tells: boolean): Promise<Left | null> {
  const [left, jobs] = await withTenant(ctx, async (tx): Promise<[Left | null, NewJob[]]> => {
    const running = await lockRunningProposal(tx, ctx, id);
    if (!running) return [null, []];
    const { operation, via, did } = running;
    const left = leftOf(did, previewers.get(operation)?.inSteps ?? true);
    await endProposal(tx, ctx, id, left.status, left.outcome);
    const after = { operation, via, left: left.status };
    await addAudit(tx, ctx, { action: 'proposal.interrupted', subjectId: id, after });
    return [left, tells ? await tell(tx, ctx, running, left) : []];
  });
  publishJobs(jobs);
  return left;
}

function tell(tx: Tx, ctx: TenantContext, running: RunningProposal, { outcome }: Left): Promise<NewJob[]> {
  const { preview, answeredById } = running;
  return asSystemWithin(tx, async () => {
    const owners = await activeOwnerUsers(tx, ctx.tenantId);
    const about = `${preview.title} (${preview.about.text}), in ${await tenantName(tx, ctx.tenantId)}. ${outcome}`;
    const told = new Set(answeredById ? [answeredById, ...owners] : owners);
    return noteForOwners(tx, [...told], { kind: 'proposal_interrupted', about });
  });
}
