'use client';

import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlStyle } from './control-style';
import { useFieldControl } from './field-context';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} {...useFieldControl(rest)} className={cn(controlStyle, 'h-control', className)} />;
}
