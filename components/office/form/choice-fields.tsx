'use client';

import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Fieldset } from '@/components/ui/fieldset';
import { useLocale } from '@/components/ui/locale';
import { RadioCards } from '@/components/ui/radio-cards';
import { weekdaysIn } from '../words';
import { useField } from './use-field';

type ChoiceProps = { name: string; legend: ReactNode; hint?: ReactNode };

export function RadioField({
  name,
  legend,
  hint,
  options,
  columns,
}: ChoiceProps & {
  options: { value: string; label: string; description?: string }[];
  columns?: 1 | 2 | 3;
}) {
  const { control, error } = useField(name);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Fieldset legend={legend} hint={hint} error={error}>
          <RadioCards
            name={name}
            options={options}
            value={field.value ?? ''}
            onChange={field.onChange}
            columns={columns}
          />
        </Fieldset>
      )}
    />
  );
}

/** Any number of options; the form holds the chosen values in the order of the list. */
export function ManyField({
  name,
  legend,
  hint,
  options,
  empty,
}: ChoiceProps & { options: { value: string; label: ReactNode }[]; empty?: string }) {
  const { control, error } = useField(name);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Fieldset legend={legend} hint={hint} error={error}>
          {options.length === 0 && empty && <p className="text-sm text-soft">{empty}</p>}
          <div className="grid gap-x-4 sm:grid-cols-2">
            {options.map((option) => (
              <Checkbox
                key={option.value}
                label={option.label}
                checked={(field.value as string[]).includes(option.value)}
                onChange={(event) => {
                  const chosen = new Set(field.value as string[]);
                  if (event.target.checked) chosen.add(option.value);
                  else chosen.delete(option.value);
                  field.onChange(options.map((each) => each.value).filter((value) => chosen.has(value)));
                }}
              />
            ))}
          </div>
        </Fieldset>
      )}
    />
  );
}

/** ISO weekdays; none chosen: any day. */
export function WeekdaysField({ name, legend, hint }: ChoiceProps) {
  const locale = useLocale();
  const { control, error } = useField(name);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Fieldset legend={legend} hint={hint} error={error}>
          <div className="flex flex-wrap gap-x-4">
            {weekdaysIn(locale).map(({ name: weekday, index }) => (
              <Checkbox
                key={weekday}
                label={weekday.slice(0, 3)}
                checked={(field.value as number[]).includes(index + 1)}
                onChange={(event) => {
                  const others = (field.value as number[]).filter((day) => day !== index + 1);
                  field.onChange(event.target.checked ? [...others, index + 1].sort() : others);
                }}
              />
            ))}
          </div>
        </Fieldset>
      )}
    />
  );
}
