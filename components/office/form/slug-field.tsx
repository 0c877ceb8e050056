'use client';

import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { slugify } from '@/lib/domain/ids';
import { TextField } from './fields';

/** The slug follows the name until it is edited by hand, or the record exists already. */
export function SlugField({ isNew, hint }: { isNew: boolean; hint?: string }) {
  const { setValue, getFieldState } = useFormContext();
  const name = useWatch({ name: 'name' }) as string;
  useEffect(() => {
    if (isNew && !getFieldState('slug').isTouched) setValue('slug', name ? slugify(name) : '');
  }, [isNew, name, setValue, getFieldState]);
  return <TextField name="slug" label="Address" hint={hint} />;
}
