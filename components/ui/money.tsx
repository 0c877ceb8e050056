import { formatMoney } from '@/lib/domain/money';
import { cn } from './cn';

/** Formats minor units: `$1,250.00`, or `$1,250` with `trim`, where a sum is not compared with others. */
export function moneyText(cents: number, currency: string, locale = 'en', trim = false): string {
  return formatMoney(cents, currency, locale, !trim);
}

type MoneyProps = {
  /** Integer minor units. */
  cents: number;
  /** ISO 4217. */
  currency: string;
  locale?: string;
  /** `$250` instead of `$250.00`, where a sum is not compared with others. */
  trim?: boolean;
  /** A cell of a column: right-aligned. */
  column?: boolean;
  className?: string;
};

export function Money({ cents, currency, locale, trim, column, className }: MoneyProps) {
  return (
    <span className={cn('figures', column && 'block text-right', className)}>
      {moneyText(cents, currency, locale, trim)}
    </span>
  );
}
