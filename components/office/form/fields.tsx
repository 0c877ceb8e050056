'use client';

import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useField } from './use-field';

type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
};

export function TextField({
  type = 'text',
  placeholder,
  autoComplete = 'off',
  ...field
}: FieldProps & { type?: string; placeholder?: string; autoComplete?: string }) {
  const { register, error } = useField(field.name);
  return (
    <Field {...field} error={error}>
      <Input type={type} placeholder={placeholder} autoComplete={autoComplete} {...register(field.name)} />
    </Field>
  );
}

export function LongTextField({ rows, ...field }: FieldProps & { rows?: number }) {
  const { register, error } = useField(field.name);
  return (
    <Field {...field} error={error}>
      <Textarea rows={rows} {...register(field.name)} />
    </Field>
  );
}

/** A whole number; empty is null where the schema allows it, else a validation error. */
export function NumberField({ min, unit, ...field }: FieldProps & { min?: number; unit?: string }) {
  const { register, error } = useField(field.name);
  return (
    <Field {...field} error={error}>
      <span className="flex items-center gap-2">
        <Input
          type="number"
          inputMode="numeric"
          min={min}
          className="w-28 text-right tabular-nums"
          {...register(field.name, {
            setValueAs: (text) => (text === '' || text === null ? null : Number(text)),
          })}
        />
        {unit && <span className="text-sm text-soft">{unit}</span>}
      </span>
    </Field>
  );
}

export function SelectField({
  options,
  nullable,
  ...field
}: FieldProps & { options: { value: string; label: string }[]; nullable?: string }) {
  const { register, error } = useField(field.name);
  return (
    <Field {...field} error={error}>
      <Select
        {...register(field.name, nullable === undefined ? {} : { setValueAs: (value) => value || null })}
      >
        {nullable !== undefined && <option value="">{nullable}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function CheckField({ name, label, hint }: Pick<FieldProps, 'name' | 'label' | 'hint'>) {
  const { register } = useField(name);
  return <Checkbox label={label} description={hint} {...register(name)} />;
}
