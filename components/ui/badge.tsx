import type { ReactNode } from 'react';
import { cn } from './cn';

export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'danger' | 'info';

type BadgeProps = {
  tone?: Tone;
  /** A dot of the badge's colour before its words. */
  dot?: boolean;
  className?: string;
  children: ReactNode;
};

/** How it looks stands in globals.css, by its tone: a list has one in each row. */
export function Badge({ tone = 'neutral', dot, className, children }: BadgeProps) {
  return (
    <span
      className={cn('badge', className)}
      data-tone={tone === 'neutral' ? undefined : tone}
      data-dot={dot ? '' : undefined}
    >
      {children}
    </span>
  );
}
