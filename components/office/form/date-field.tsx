'use client';

import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useLocale } from '@/components/ui/locale';
import { isLocalDate } from '@/lib/domain/local-date';
import { shortDateInWords } from '@/lib/domain/when';
import { useField } from './use-field';

type DateFieldProps = { name: string; label: ReactNode; nullable?: boolean };

/** A local date, with its weekday shown beneath. */
export function DateField({ name, label, nullable }: DateFieldProps) {
  const { register, error } = useField(name);
  const locale = useLocale();
  const value = useWatch({ name }) as string | null;
  return (
    <Field
      label={label}
      error={error}
      hint={value && isLocalDate(value) ? shortDateInWords(value, locale) : undefined}
    >
      <Input type="date" {...register(name, nullable ? { setValueAs: (date) => date || null } : {})} />
    </Field>
  );
}
