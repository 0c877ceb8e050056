'use client';

import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useField } from './use-field';

type LinesFieldProps = { name: string; label: ReactNode; hint?: ReactNode };

/** A list of short texts, one a line; empty lines are ignored. */
export function LinesField({ name, label, hint }: LinesFieldProps) {
  const { control, error } = useField(name);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Field label={label} hint={hint} error={error}>
          <Textarea
            ref={field.ref}
            rows={4}
            defaultValue={(field.value as string[]).join('\n')}
            onBlur={field.onBlur}
            onChange={(event) =>
              field.onChange(
                event.target.value
                  .split('\n')
                  .map((line) => line.trim())
                  .filter(Boolean),
              )
            }
          />
        </Field>
      )}
    />
  );
}
