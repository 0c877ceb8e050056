import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid gap-5">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-9 w-full max-w-md" />
      <div className="grid gap-px overflow-hidden rounded-card border">
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((row) => (
          <Skeleton key={row} className="h-10 rounded-none" />
        ))}
      </div>
    </div>
  );
}
