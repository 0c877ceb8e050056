import { z } from 'zod';
import { carryingOut, type TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import {
  claimProposal,
  closeProposal,
  findProposal,
  type ProposalRow,
  renewProposal,
} from '@/lib/data/tools/proposals';
import { idField } from '@/lib/domain/editing/fields';
import { changedSince, type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import type { Permission } from '@/lib/domain/permissions';
import { standsOnSite } from '@/lib/domain/tools/on-site';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { permit, permitByHand } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';
import { asProposal } from './answers';
import { endInterrupted } from './interrupted';
import type { AnyRefusal, Previewer } from './previewer';
import { previewers } from './previewers';

/** A proposal as the person has seen it: another preview is not what they said yes to. */
const seen = z.strictObject({ id: idField, edition: z.string().max(64) });
type Seen = z.output<typeof seen>;

export const confirmToolProposal = operation({
  name: 'proposal.confirm',
  can: 'office:read',
  effect: 'money',
  input: seen,
  output: z.object({ said: z.string(), changesSite: z.boolean() }),
  describe: 'Does what a proposal says, as the person who confirms it; only by a click in the office.',
  run: confirm,
});

/**
 * Confirms a proposal: exactly what was seen is done, once, as the person who confirms. Refuses with `conflict` when it
 * would do something else by now (it then waits with its new preview), `not_allowed` when it was answered or has
 * expired, and as the operation itself refuses.
 * @throws AppError forbidden for whoever is no person in the office, or may not do it themselves
 */
async function confirm(
  ctx: TenantContext,
  input: Seen,
): Promise<EditResult<{ said: string; changesSite: boolean }> | AnyRefusal> {
  const found = await waiting(ctx, input);
  if (!found.ok) return found;
  const { row, previewer } = found;
  if (!(await answered(ctx, row, 'RUNNING'))) return notAllowed(alreadyAnswered);
  try {
    const now = await previewer.look(ctx, row.input);
    if (now.ok && now.outlook.edition !== row.edition) {
      await renewProposal(ctx, row.id, now.outlook);
      return changedSince('What this would do has changed since. Nothing was done: please look at it again.');
    }
    const done = now.ok ? await previewer.run(carryingOut(ctx, row.id), now.outlook.input) : now;
    const closed = await closeProposal(
      ctx,
      row.id,
      done.ok ? 'DONE' : 'REFUSED',
      done.ok ? done.said : done.detail,
    );
    // Refused, and yet something was done: what came back too late, or not at all, is told by what was noted.
    const left = done.ok || closed ? null : await endInterrupted(ctx, row.id, false);
    if (!done.ok && left?.status !== 'DONE') return done;
    const said = done.ok ? done.said : (left?.outcome ?? '');
    return { ok: true, said, changesSite: standsOnSite(previewer.facts.can) };
  } catch (error) {
    // What was noted with each change tells what was done. Where even that can't be read now, the sweep reads it.
    await endInterrupted(ctx, row.id, false).catch(() => null);
    throw error;
  }
}

const alreadyAnswered = 'This has been answered already.';

export const declineToolProposal = operation({
  name: 'proposal.decline',
  can: 'office:read',
  effect: 'write',
  input: seen,
  output: nothing,
  describe: 'Declines a proposal, so that nothing is done; only by a click in the office.',
  run: decline,
});

async function decline(ctx: TenantContext, input: Seen): Promise<EditResult<object>> {
  const found = await waiting(ctx, input);
  if (!found.ok) return found;
  return (await answered(ctx, found.row, 'DECLINED')) ? { ok: true } : notAllowed(alreadyAnswered);
}

/** The proposal that this person may answer, as they have seen it. */
async function waiting(
  ctx: TenantContext,
  { id, edition }: Seen,
): Promise<EditResult<{ row: ProposalRow; previewer: Previewer }>> {
  permitByHand(ctx);
  const row = await findProposal(ctx, id, ctx.actor);
  const previewer = row && previewers.get(row.operation);
  if (!row || !previewer) return notFound('proposal');
  permit(ctx, previewer.facts.can as Permission);
  const { state } = asProposal(row, Date.now());
  if (state === 'EXPIRED')
    return notAllowed('This waited for half an hour and has expired. Ask for it again.');
  if (state !== 'WAITING') return notAllowed(alreadyAnswered);
  if (row.edition !== edition)
    return changedSince('What this would do has changed since you looked. Please look at it again.');
  return { ok: true, row, previewer };
}

/** @returns false when somebody else was faster */
async function answered(
  ctx: TenantContext,
  row: ProposalRow,
  status: 'RUNNING' | 'DECLINED',
): Promise<boolean> {
  const { operation, via } = row;
  const action = status === 'DECLINED' ? 'proposal.declined' : 'proposal.confirmed';
  const done = await inOneTransaction<object>(ctx, async (tx) => {
    if (!(await claimProposal(tx, ctx, row, status))) return notFound('proposal');
    await addAudit(tx, ctx, { action, subjectId: row.id, after: { operation, via } });
    return { ok: true };
  });
  return done.ok;
}
