'use client';

import { Controller, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { endAfter } from '@/lib/domain/editing/schedule-input';
import { useField } from './use-field';

type TimeFieldProps = {
  name: string;
  label: string;
  /** Marks the end of a period: 00:00 is the midnight at its end. */
  end?: boolean;
  /** The field of the period's start: a time that isn't after it is on the next day. */
  startName?: string;
  /** Optional; the label says so. */
  nullable?: boolean;
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
          <Input
            ref={field.ref}
            type="time"
            value={typeof field.value === 'number' ? clockValue(field.value % 1440) : ''}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(minutes(event.target.value, { end, nullable }))}
            className="max-w-40 tabular-nums"
          />
        </Field>
      )}
    />
  );
}

/** The value of an `<input type="time">`, `HH:MM`. */
const clockValue = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const isNextDay = (start: unknown, value: unknown) =>
  Number.isInteger(start) && Number.isInteger(value) && endAfter(start as number, value as number) > 1440;

function minutes(text: string, { end, nullable }: { end?: boolean; nullable?: boolean }) {
  if (text === '') return nullable ? null : Number.NaN;
  const [hours = 0, rest = 0] = text.split(':').map(Number);
  const value = hours * 60 + rest;
  return end && value === 0 ? 1440 : value;
}
