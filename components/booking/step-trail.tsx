import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { Step } from './choice-url';

type Stop = { label: string } & ({ key: Step; href: string } | { key: 'end' });
type StepTrailProps = { stops: Stop[]; current: Step; onGo: (step: Step) => void };

/** The steps of the flow. Earlier ones are links back, which lose nothing. */
export function StepTrail({ stops, current, onGo }: StepTrailProps) {
  const at = stops.findIndex(({ key }) => key === current);
  return (
    <nav aria-label="Steps">
      <ol className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        {stops.map((stop, index) => {
          const { key, label } = stop;
          const done = index < at;
          const mark = (
            <span
              aria-hidden
              className={cn(
                'grid size-5 place-items-center rounded-full border text-[0.6875rem] tabular-nums',
                index === at ? 'border-accent bg-accent text-accent-ink' : 'border-edge/60',
              )}
            >
              {done ? <Check className="size-3" /> : index + 1}
            </span>
          );
          const className = cn(
            'flex min-h-8 items-center gap-2 pointer-coarse:min-h-11',
            index === at ? 'font-medium text-ink' : 'text-faint',
          );
          return (
            <li key={key} aria-current={index === at ? 'step' : undefined}>
              {done && stop.key !== 'end' ? (
                <a
                  href={stop.href}
                  onClick={(event) => {
                    // A new tab or window opens as it does elsewhere.
                    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                    event.preventDefault();
                    onGo(stop.key);
                  }}
                  className={cn(className, 'rounded-control text-soft hover:text-ink')}
                >
                  {mark}
                  {label}
                </a>
              ) : (
                <span className={className}>
                  {mark}
                  <span className={cn(index !== at && 'max-sm:sr-only')}>{label}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** @param isPaid whether something is paid before it is booked */
export function stopsOf(hasAddOns: boolean, isPaid: boolean, hrefOf: (step: Step) => string): Stop[] {
  const stop = (key: Step, label: string) => ({ key, label, href: hrefOf(key) });
  return [
    stop('when', 'When'),
    ...(hasAddOns ? [stop('extras', 'Extras')] : []),
    stop('details', 'Your details'),
    { key: 'end', label: isPaid ? 'Payment' : 'Confirmation' },
  ];
}
