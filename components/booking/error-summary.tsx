'use client';

import { type Ref, useImperativeHandle, useRef } from 'react';

type Entry<Field extends string> = { field: Field; message: string };

type ErrorSummaryProps<Field extends string> = {
  entries: Entry<Field>[];
  /** Puts the focus on the field. */
  onGo: (field: Field) => void;
  ref: Ref<{ focus: () => void }>;
};

/** All validation errors in one place that takes the focus; each line leads to its field. */
export function ErrorSummary<Field extends string>({ entries, onGo, ref }: ErrorSummaryProps<Field>) {
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of problems, not a set of fields.
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label="What needs another look"
      className="grid gap-1.5 rounded-control border border-danger-line bg-danger-soft px-4 py-3 text-sm outline-none"
    >
      <p className="font-medium">
        {entries.length === 1
          ? 'One thing needs another look:'
          : `${entries.length} things need another look:`}
      </p>
      <ul className="grid gap-1">
        {entries.map(({ field, message }) => (
          <li key={field}>
            <button
              type="button"
              onClick={() => onGo(field)}
              className="rounded-sm text-left text-danger underline underline-offset-4"
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
