import { cn } from './cn';

/** Give it the final size of the content, so that nothing shifts when it loads. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-breathe rounded-control bg-hover', className)} />;
}
