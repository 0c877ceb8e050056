'use client';

import { MoneyField } from '../form/amount-fields';
import { WeekdaysField } from '../form/choice-fields';
import { DateField } from '../form/date-field';

export function PriceRuleFields({ prefix, currency }: { prefix: string; currency: string }) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <DateField name={`${prefix}.startDate`} label="From" nullable />
        <DateField name={`${prefix}.endDate`} label="Until" nullable />
        <MoneyField name={`${prefix}.priceCents`} label="Price" currency={currency} />
      </div>
      <WeekdaysField name={`${prefix}.weekdays`} legend="Only on" hint="None chosen: any day." />
    </>
  );
}
