'use client';

import { get, useFormContext } from 'react-hook-form';

/** A field of the surrounding form, with its error message. Arrays and objects show the error of the whole. */
export function useField(name: string) {
  const { register, control, formState } = useFormContext();
  const found = get(formState.errors, name) as { message?: string; root?: { message?: string } } | undefined;
  return { register, control, error: found?.message ?? found?.root?.message };
}
