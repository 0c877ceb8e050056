'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { get, useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Fieldset } from '@/components/ui/fieldset';
import { TimeField } from './time-field';
import { useField } from './use-field';

/** The open periods of one day; none: closed. */
export function PeriodsField({ name, legend }: { name: string; legend: ReactNode }) {
  const { control, error } = useField(name);
  const { getValues } = useFormContext();
  const { fields, append, remove } = useFieldArray({ name, control });
  const next = () => {
    const last = (get(getValues(), name) as { endMinute: number }[]).at(-1)?.endMinute ?? 480;
    // After the last period, or in the morning where that would run into the night.
    const start = last + 60 <= 1380 ? last + 60 : 540;
    return { startMinute: start, endMinute: Math.min(start + 240, 1440) };
  };
  return (
    <Fieldset legend={legend} error={error}>
      <div className="grid gap-2">
        {fields.length === 0 && <p className="text-sm text-soft">Closed</p>}
        {fields.map((field, index) => (
          <div key={field.id} className="flex items-start gap-2">
            <TimeField name={`${name}.${index}.startMinute`} label={`${legend}: from`} />
            <span aria-hidden className="pt-1.5 text-faint">
              –
            </span>
            <TimeField
              name={`${name}.${index}.endMinute`}
              label={`${legend}: until`}
              startName={`${name}.${index}.startMinute`}
              end
            />
            <Button
              tone="quiet"
              size="icon"
              aria-label={`Remove period ${index + 1}`}
              onClick={() => remove(index)}
            >
              <X />
            </Button>
          </div>
        ))}
        <Button size="small" tone="quiet" className="justify-self-start" onClick={() => append(next())}>
          <Plus aria-hidden /> Add hours
        </Button>
      </div>
    </Fieldset>
  );
}
