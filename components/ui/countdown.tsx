'use client';

import { Timer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from './cn';

type CountdownProps = {
  /** Epoch milliseconds. */
  until: number;
  /** Before the time: "We hold this for". */
  label: string;
  onEnd?: () => void;
  className?: string;
};

/** The remaining time. Screen readers announce it at chosen whole minutes, not every second. */
export function Countdown({ until, label, onEnd, className }: CountdownProps) {
  const [left, setLeft] = useState<number>();
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) {
        clearInterval(timer);
        end.current?.();
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [until]);

  const minutes = left === undefined ? undefined : Math.floor(left / 60);
  const soon = left !== undefined && left <= 300;
  return (
    <p className={cn('flex items-center gap-2 text-sm', soon ? 'text-caution' : 'text-soft', className)}>
      <Timer aria-hidden className="size-4" />
      <span>
        {label}{' '}
        <span role="timer" className="inline-block min-w-[5ch] font-medium tabular-nums">
          {left === undefined ? ' ' : `${minutes}:${String(left % 60).padStart(2, '0')}`}
        </span>
      </span>
      <span role="status" className="sr-only">
        {announcement(left)}
      </span>
    </p>
  );
}

function announcement(left: number | undefined): string {
  if (left === undefined || left > 300) return '';
  if (left === 0) return 'The time is over.';
  if (left <= 60) return 'Less than one minute left.';
  return left <= 120 ? 'Less than two minutes left.' : 'Less than five minutes left.';
}
