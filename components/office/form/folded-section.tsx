'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { get, useFormState } from 'react-hook-form';

type FoldedSectionProps = {
  title: string;
  /** What holds now, in a line. */
  value: ReactNode;
  /** The fields in it: with an error in one of them it is open. */
  fields: readonly string[];
  children: ReactNode;
};

/** A part of a form that most never need: its name and its present value in a line, its fields behind it. */
export function FoldedSection({ title, value, fields, children }: FoldedSectionProps) {
  const [wanted, setWanted] = useState(false);
  const { errors } = useFormState();
  const open = wanted || fields.some((name) => get(errors, name) !== undefined);
  return (
    <details
      open={open}
      onToggle={(event) => setWanted(event.currentTarget.open)}
      className="group border-b last-of-type:border-b-0"
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{title}</span>
          <span className="min-w-0 truncate text-sm text-soft group-open:hidden">{value}</span>
        </span>
      </summary>
      <div className="grid gap-4 pt-1 pb-5 pl-6">{children}</div>
    </details>
  );
}
