'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Fieldset } from '@/components/ui/fieldset';
import { useField } from './use-field';

type ListFieldProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  addLabel: string;
  /** The singular, for the button that removes a row. */
  one: string;
  blank: Record<string, unknown>;
  max?: number;
  children: (prefix: string, index: number) => ReactNode;
};

/** A list of rows to add and remove: dated prices, questions, tiers of the policy. */
export function ListField({ name, legend, hint, addLabel, one, blank, max = 50, children }: ListFieldProps) {
  const { control, error } = useField(name);
  const { fields, append, remove } = useFieldArray({ name, control });
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      <div className="grid gap-3">
        {fields.map((field, index) => (
          <div key={field.id} className="flex items-start gap-2 rounded-control border p-3">
            <div className="grid min-w-0 flex-1 gap-3">{children(`${name}.${index}`, index)}</div>
            <Button
              tone="quiet"
              size="icon"
              aria-label={`Remove ${one} ${index + 1}`}
              onClick={() => remove(index)}
            >
              <X />
            </Button>
          </div>
        ))}
        {fields.length < max && (
          <Button size="small" className="justify-self-start" onClick={() => append(blank)}>
            <Plus aria-hidden /> {addLabel}
          </Button>
        )}
      </div>
    </Fieldset>
  );
}
