import { cn } from './cn';

type ProgressProps = {
  label: string;
  /** 0–1; absent: the duration is unknown. */
  value?: number;
  className?: string;
};

export function Progress({ label, value, className }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
      className={cn('h-1 overflow-hidden rounded-full bg-hover', className)}
    >
      {value === undefined ? (
        <div className="h-full w-2/5 animate-sweep rounded-full bg-accent" />
      ) : (
        <div
          className="h-full origin-left rounded-full bg-accent transition-transform"
          style={{ transform: `scaleX(${Math.min(1, Math.max(0, value))})` }}
        />
      )}
    </div>
  );
}
