import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readUnits, returnUnits, takeUnits } from '@/lib/data/conversations/assistant-months';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import { assistantLimits, budgetUnits } from '@/lib/domain/assistant/limits';
import { env } from '@/lib/env';

/** Nothing is left of the month for another step. */
export class BudgetSpent extends Error {}

/** Whose part of the budget an answer uses: all of it, or the share of the site's visitors. */
export type BudgetOf = 'office' | 'site';

const limits = () => {
  const all = env.ASSISTANT_MONTHLY_TOKENS;
  return { all, site: Math.floor(all * assistantLimits.visitorShare) };
};

export async function readBudget(
  ctx: TenantContext,
  of: BudgetOf = 'office',
  now = Date.now(),
): Promise<BudgetLeft> {
  const limit = limits();
  const used = await readUnits(ctx);
  const leftInAll = limit.all - used.all;
  const [left, whole] =
    of === 'office' ? [leftInAll, limit.all] : [Math.min(leftInAll, limit.site - used.site), limit.site];
  const date = new Date(now);
  const renews = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  return {
    leftPercent: Math.floor((100 * Math.max(0, left)) / whole),
    renewsOn: renews.toISOString().slice(0, 10),
  };
}

/**
 * The budget of one answer: before each step the most that it can cost is taken, whoever else takes some at the same moment,
 * and afterwards given back what it didn't cost. So the month's limit is never passed, and a process that dies leaves too
 * much counted rather than too little.
 */
export function createMeter(ctx: TenantContext, of: BudgetOf = 'office') {
  let taken: { month: string; units: number; tokens: number } | undefined;
  const counted = (units: number) => ({ all: units, site: of === 'site' ? units : 0 });
  const settle = async (used: number): Promise<void> => {
    if (!taken) return;
    const { month, units } = taken;
    taken = undefined;
    await returnUnits(ctx, month, counted(units - used));
  };
  return {
    /** @throws BudgetSpent */
    async take(tokens: number): Promise<void> {
      const units = budgetUnits(tokens, assistantLimits.outputTokens);
      const month = await takeUnits(ctx, counted(units), limits());
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
