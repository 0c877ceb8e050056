import { useLocale } from '@/components/ui/locale';
import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import { dayAndMonth } from '@/lib/domain/when';

/** How much of the month's budget is left, in words. */
export function BudgetLine({ budget }: { budget: BudgetLeft }) {
  const locale = useLocale();
  return <p className="text-sm text-faint">{budgetInWords(budget, locale)}</p>;
}

function budgetInWords({ leftPercent, renewsOn }: BudgetLeft, locale: string): string {
  const when = dayAndMonth(renewsOn, locale, renewsOn);
  if (leftPercent <= 0) return `This month’s budget is used up. It begins anew on ${when}.`;
  return `${leftPercent} % of this month’s budget left, anew on ${when}.`;
}
