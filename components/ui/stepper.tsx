'use client';

import { Minus, Plus } from 'lucide-react';
import { Button } from './button';
import { cn } from './cn';

type StepperProps = {
  /** What is counted: "Guests". */
  label: string;
  value: number;
  min?: number;
  max?: number;
  onChange: (value: number) => void;
  /** Submits the value with a form under this name. */
  name?: string;
  className?: string;
};

/** A small number with − and +. Up and down arrows work too. */
export function Stepper({ label, value, min = 0, max = 99, onChange, name, className }: StepperProps) {
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw the label as a legend.
    <div role="group" aria-label={label} className={cn('inline-flex items-center gap-1', className)}>
      <Button
        size="icon"
        className="rounded-full"
        aria-label={`Fewer: ${label}`}
        disabled={value <= min}
        onClick={() => set(value - 1)}
      >
        <Minus />
      </Button>
      <input
        aria-label={label}
        name={name}
        inputMode="numeric"
        value={value}
        onChange={(event) => {
          const typed = Number.parseInt(event.target.value, 10);
          if (!Number.isNaN(typed)) set(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') set(value + 1);
          else if (event.key === 'ArrowDown') set(value - 1);
          else return;
          event.preventDefault();
        }}
        className="h-11 w-11 rounded-control bg-transparent text-center font-medium tabular-nums"
      />
      <Button
        size="icon"
        className="rounded-full"
        aria-label={`More: ${label}`}
        disabled={value >= max}
        onClick={() => set(value + 1)}
      >
        <Plus />
      </Button>
    </div>
  );
}
