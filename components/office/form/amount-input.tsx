'use client';

import { Field } from '@/components/ui/field';
import { minorDigits } from '@/lib/domain/money';
import { DecimalInput } from './decimal-input';

type AmountInputProps = {
  label: string;
  hint?: string;
  currency: string;
  /** Minor units; null while the text is no amount. */
  value: number | null;
  onChange: (value: number | null) => void;
};

/** An amount input outside of a form, for the dialogs that move money. */
export function AmountInput({ label, hint, currency, value, onChange }: AmountInputProps) {
  return (
    <Field label={label} hint={hint}>
      <span className="flex items-center gap-2">
        <DecimalInput digits={minorDigits(currency)} value={value} onChange={onChange} />
        <span className="text-sm text-soft">{currency}</span>
      </span>
    </Field>
  );
}
