import { cn } from './cn';

/** Minor units as words of the currency, e.g. `$1,250.00`; whole sums may drop their zeros. */
export function moneyText(cents: number, currency: string, locale = 'en', trim = false): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = cents / 10 ** digits;
  if (trim && Number.isInteger(amount)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      amount,
    );
  }
  return format.format(amount);
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
    <span className={cn('whitespace-nowrap tabular-nums', column && 'block text-right', className)}>
      {moneyText(cents, currency, locale, trim)}
    </span>
  );
}
