import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readUnits, returnUnits, takeUnits } from '@/lib/data/conversations/assistant-months';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import { assistantLimits, budgetUnits } from '@/lib/domain/assistant/limits';
import { env } from '@/lib/env';

/** Nothing is left of the month for another step. */
export class BudgetSpent extends Error {}

export async function readBudget(ctx: TenantContext, now = Date.now()): Promise<BudgetLeft> {
  const limit = env.ASSISTANT_MONTHLY_TOKENS;
  const left = Math.max(0, limit - (await readUnits(ctx)));
  const date = new Date(now);
  const renews = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  return { leftPercent: Math.floor((100 * left) / limit), renewsOn: renews.toISOString().slice(0, 10) };
}

/**
 * The budget of one answer: before each step the most that it can cost is taken, whoever else takes some at the same moment,
 * and afterwards given back what it didn't cost. So the month's limit is never passed, and a process that dies leaves too
 * much counted rather than too little. `share`: it takes nothing once that much of the month's budget is used, so that the
 * rest is left to others.
 */
export function createMeter(ctx: TenantContext, share = 1) {
  let taken: { month: string; units: number; tokens: number } | undefined;
  const settle = async (used: number): Promise<void> => {
    if (!taken) return;
    const { month, units } = taken;
    taken = undefined;
    await returnUnits(ctx, month, units - used);
  };
  return {
    /** @throws BudgetSpent */
    async take(tokens: number): Promise<void> {
      const units = budgetUnits(tokens, assistantLimits.outputTokens);
      const month = await takeUnits(ctx, units, Math.floor(env.ASSISTANT_MONTHLY_TOKENS * share));
      if (month === null) throw new BudgetSpent();
      taken = { month, units, tokens };
    },
    /** What a provider doesn't count is counted as we estimated it. */
    used: (readTokens: number | undefined, writtenTokens: number | undefined): Promise<void> =>
      settle(budgetUnits(readTokens ?? taken?.tokens ?? 0, writtenTokens ?? assistantLimits.outputTokens)),
    /** The step didn't end: nothing was read when the model couldn't be reached, else all of it. */
    broke: (writtenTokens: number, wasRead: boolean): Promise<void> =>
      settle(wasRead ? budgetUnits(taken?.tokens ?? 0, writtenTokens) : 0),
  };
}
export type Meter = ReturnType<typeof createMeter>;
