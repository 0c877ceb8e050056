import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { claimUndo, findUndo, type UndoStep, unclaimUndo } from '@/lib/data/tools/tool-calls';
import { idField } from '@/lib/domain/editing/fields';
import { type EditRefusal, type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { standsOnSite } from '@/lib/domain/tools/on-site';
import { operation } from '@/lib/usecases/operation';
import { permitByHand } from '@/lib/usecases/permit';
import { undoing } from './undoers';

export const undoToolCall = operation({
  name: 'tool_call.undo',
  can: 'office:read',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: z.object({ changesSite: z.boolean() }),
  describe: 'Takes back what a tool has changed, once and within a day; only by a click in the office.',
  run: undo,
});

const tooLate: EditRefusal = {
  ok: false,
  reason: 'not_found',
  detail: 'This can’t be taken back: it is too long ago, it has been taken back already, or it isn’t yours.',
};

/**
 * Refuses as the operation that takes it back refuses: `conflict` when somebody has changed the same since.
 * @throws AppError forbidden for whoever is no person in the office, or may not do it themselves
 */
async function undo(
  ctx: TenantContext,
  { id }: { id: string },
): Promise<EditResult<{ changesSite: boolean }>> {
  permitByHand(ctx);
  const steps = await findUndo(ctx, id);
  if (!steps || !(await claimUndo(ctx, id))) return tooLate;
  let done = 0;
  try {
    for (const step of steps) {
      const answer = await take(ctx, step);
      // What came with the change (the service of a package) may be needed elsewhere by now; then it stays.
      if (!answer.ok && done === 0) {
        await unclaimUndo(ctx, id);
        return answer;
      }
      done += 1;
    }
  } catch (error) {
    if (done === 0) await unclaimUndo(ctx, id);
    throw error;
  }
  const changesSite = steps.some((step) => standsOnSite(undoing.get(step.operation)?.facts.can));
  return { ok: true, changesSite };
}

async function take(
  ctx: TenantContext,
  { operation: name, input }: UndoStep,
): Promise<{ ok: true } | EditRefusal> {
  const found = undoing.get(name);
  const parsed = found?.facts.input.safeParse(input);
  if (!found || !parsed?.success) return notAllowed('What it was before can’t be saved any more.');
  const run = found as unknown as (ctx: TenantContext, input: unknown) => Promise<{ ok: true } | EditRefusal>;
  return run(ctx, parsed.data);
}
