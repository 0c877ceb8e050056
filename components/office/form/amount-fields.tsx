'use client';

import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { minorDigits } from '@/lib/domain/money';
import { DecimalInput } from './decimal-input';
import { useField } from './use-field';

type AmountProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  className?: string;
};

/** Money as a person writes it ("1,200.50"); the form holds minor units. */
export function MoneyField({ currency, ...field }: AmountProps & { currency: string }) {
  return <DecimalField {...field} digits={minorDigits(currency)} unit={currency} />;
}

/** "12.5" per cent; the form holds basis points. */
export function PercentField(field: AmountProps) {
  return <DecimalField {...field} digits={2} unit="%" />;
}

function DecimalField({ digits, unit, ...field }: AmountProps & { digits: number; unit: string }) {
  const { control, error } = useField(field.name);
  return (
    <Field {...field} error={error}>
      <Controller
        name={field.name}
        control={control}
        render={({ field: { value, onChange, onBlur, ref } }) => (
          <span className="flex items-center gap-2">
            <DecimalInput digits={digits} value={value} onChange={onChange} onBlur={onBlur} inputRef={ref} />
            <span className="text-sm text-soft">{unit}</span>
          </span>
        )}
      />
    </Field>
  );
}
