'use client';

import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { dateWords } from '@/components/ui/date-text';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { isLocalDate } from '@/lib/domain/local-date';
import { useField } from './use-field';

type DateFieldProps = { name: string; label: ReactNode; nullable?: boolean };

/** A local date, said with its weekday beneath. */
export function DateField({ name, label, nullable }: DateFieldProps) {
  const { register, error } = useField(name);
  const value = useWatch({ name }) as string | null;
  return (
    <Field label={label} error={error} hint={value && isLocalDate(value) ? dateWords(value) : undefined}>
      <Input type="date" {...register(name, nullable ? { setValueAs: (date) => date || null } : {})} />
    </Field>
  );
}
