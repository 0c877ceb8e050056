'use client';

import { get, useFormContext } from 'react-hook-form';

/** One field of the form around it, with its error in words. Arrays and objects show the error of the whole. */
export function useField(name: string) {
  const { register, control, formState } = useFormContext();
  const found = get(formState.errors, name) as { message?: string; root?: { message?: string } } | undefined;
  return { register, control, error: found?.message ?? found?.root?.message };
}
