'use client';

import { InstantText } from '@/components/ui/instant-text';

type MadeAndUsedProps = {
  /** What became of it first, and when (epoch milliseconds): "Made". */
  made: string;
  madeAt: number;
  /** How it is used, and that it never was: "last read", "never read". */
  used: string;
  unused: string;
  usedAt: number | null;
  timeZone: string;
};

/** In a list of what opens something: since when it is there, and when it was last used. */
export function MadeAndUsed({ made, madeAt, used, unused, usedAt, timeZone }: MadeAndUsedProps) {
  return (
    <span className="text-sm text-soft">
      {made} <InstantText at={madeAt} timeZone={timeZone} show="date" />
      {', '}
      {usedAt === null ? (
        unused
      ) : (
        <>
          {used} <InstantText at={usedAt} timeZone={timeZone} show="date" />
        </>
      )}
    </span>
  );
}
