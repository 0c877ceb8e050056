'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type StepHeadingProps = {
  /** Changes with the step: then the heading takes the focus, so that a screen reader starts there. */
  focusKey: string;
  children: ReactNode;
  eyebrow?: ReactNode;
};

let drawnBefore: string | null = null;

/** The heading of a step. On the first render the focus stays where the browser put it. */
export function StepHeading({ focusKey, eyebrow, children }: StepHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (drawnBefore !== null && drawnBefore !== focusKey) ref.current?.focus({ preventScroll: true });
    drawnBefore = focusKey;
  }, [focusKey]);
  return (
    <div className="grid gap-2">
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      <h1 ref={ref} tabIndex={-1} className="display text-3xl outline-none sm:text-4xl">
        {children}
      </h1>
    </div>
  );
}
