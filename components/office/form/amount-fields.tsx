'use client';

import { type ReactNode, useState } from 'react';
import { Controller } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { minorDigits } from '@/lib/domain/money';
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

type DecimalInputProps = {
  digits: number;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
  onBlur: () => void;
  inputRef: React.Ref<HTMLInputElement>;
};

function DecimalInput({ digits, value, onChange, onBlur, inputRef }: DecimalInputProps) {
  const [text, setText] = useState(() => written(value, digits));
  const [held, setHeld] = useState(value);
  // The form was reset or set from elsewhere.
  if (value !== held) {
    setHeld(value);
    if (!Object.is(read(text, digits), value)) setText(written(value, digits));
  }
  return (
    <Input
      ref={inputRef}
      inputMode="decimal"
      value={text}
      onBlur={onBlur}
      onChange={(event) => {
        setText(event.target.value);
        const next = read(event.target.value, digits);
        setHeld(next);
        onChange(next);
      }}
      className="w-32 text-right tabular-nums"
    />
  );
}

const written = (value: number | null | undefined, digits: number) =>
  value === null || value === undefined || Number.isNaN(value)
    ? ''
    : (value / 10 ** digits)
        .toFixed(digits)
        .replace(/\.?0+$/, (tail) => (tail === '.00' || tail === '.000' ? '' : tail));

/** Null when it is no number, or has more decimals than the currency. */
function read(text: string, digits: number): number | null {
  const plain = text
    .trim()
    .replaceAll(/[\s,’']/g, (mark, at, all: string) =>
      mark === ',' && /^,\d{1,2}$/.test(all.slice(at)) && !all.includes('.') ? '.' : '',
    );
  if (!/^\d+(\.\d*)?$/.test(plain)) return null;
  const [whole = '', part = ''] = plain.split('.');
  if (part.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || 0);
}
