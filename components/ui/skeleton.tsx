import { cn } from './cn';

/** Give it the final size of what is coming, so that nothing moves when it is there. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-breathe rounded-control bg-hover', className)} />;
}
