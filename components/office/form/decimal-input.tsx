'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';

type DecimalInputProps = {
  digits: number;
  value: number | null | undefined;
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  inputRef?: React.Ref<HTMLInputElement>;
};

/**
 * A number with decimals as people write it; the value is an integer in units of the last decimal, null when the text
 * is no number.
 */
export function DecimalInput({ digits, value, onChange, onBlur, inputRef }: DecimalInputProps) {
  const [text, setText] = useState(() => written(value, digits));
  const [held, setHeld] = useState(value);
  // The form was reset, or its value set from elsewhere.
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

function written(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return (value / 10 ** digits).toFixed(digits).replace(/\.0+$/, '');
}

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
