'use client';

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { FieldContext } from './field-context';

type FieldProps = {
  label: ReactNode;
  /** Shown before anything goes wrong. */
  hint?: ReactNode;
  /** In words that a customer uses; shown beside the field, which keeps what was typed. */
  error?: ReactNode;
  required?: boolean;
  /** Shows "optional" after the label. Mark the few, not the many. */
  optional?: boolean;
  /** The label is visible to screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** A label, one control (Input, Textarea, Select …), its hint and error. */
export function Field({
  label,
  hint,
  error,
  required,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={cn('grid min-w-0 content-start gap-1.5', className)}>
      <label htmlFor={id} className={cn('text-sm font-medium text-ink', hideLabel && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-faint"> (optional)</span>}
      </label>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {error && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
