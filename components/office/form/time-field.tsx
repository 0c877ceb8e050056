'use client';

import { useState } from 'react';
import { Controller, type ControllerRenderProps, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useLocale } from '@/components/ui/locale';
import { endAfter } from '@/lib/domain/editing/schedule-input';
import { clock } from '@/lib/domain/hours-in-words';
import { typedTime } from '@/lib/domain/time-of-day';
import { useField } from './use-field';

type Parsing = {
  /** Marks the end of a period: 00:00 is the midnight at its end. */
  end?: boolean | undefined;
  /** Optional; the label says so. */
  nullable?: boolean | undefined;
};

type TimeFieldProps = Parsing & {
  name: string;
  label: string;
  /** The field of the period's start: a time that isn't after it is on the next day. */
  startName?: string;
  showLabel?: boolean;
  hint?: string;
};

/** A time of day; the form holds minutes from midnight. */
export function TimeField({ name, label, end, startName, nullable, showLabel, hint }: TimeFieldProps) {
  const { control, error } = useField(name);
  const start: unknown = useWatch({ name: startName ?? name, disabled: startName === undefined });
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Field
          label={label}
          hideLabel={!showLabel}
          optional={nullable}
          error={error}
          hint={startName && isNextDay(start, field.value) ? 'on the next day' : hint}
          className="flex-1"
        >
          <TimeInput field={field} end={end} nullable={nullable} />
        </Field>
      )}
    />
  );
}

type TimeInputProps = Parsing & { field: ControllerRenderProps };

/**
 * Typed as text and shown on the country's clock, as all other times in the office: a browser's own time input follows
 * the computer's language, whatever the business's country.
 */
function TimeInput({ field, end, nullable }: TimeInputProps) {
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [isTyping, setIsTyping] = useState(false);
  const isNone = Number.isNaN(field.value);
  const kept = typeof field.value === 'number' && !isNone ? clock(field.value % 1440, locale) : '';
  return (
    <Input
      ref={field.ref}
      value={isTyping || isNone ? typed : kept}
      placeholder={clock(540, locale)}
      autoComplete="off"
      onBlur={() => {
        setIsTyping(false);
        field.onBlur();
      }}
      onChange={(event) => {
        setIsTyping(true);
        setTyped(event.target.value);
        field.onChange(minutes(event.target.value, { end, nullable }));
      }}
      className="max-w-40 tabular-nums"
    />
  );
}

const isNextDay = (start: unknown, value: unknown) =>
  Number.isInteger(start) && Number.isInteger(value) && endAfter(start as number, value as number) > 1440;

function minutes(text: string, { end, nullable }: Parsing) {
  if (text.trim() === '') return nullable ? null : Number.NaN;
  const value = typedTime(text);
  if (value === null) return Number.NaN;
  return end && value === 0 ? 1440 : value;
}
