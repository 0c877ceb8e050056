import { ChevronRight } from 'lucide-react';
import Link from 'next/link';

/** The last item is the present page. */
export function Breadcrumbs({ trail }: { trail: { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-soft">
        {trail.map((step, index) => (
          <li key={step.label} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint" />}
            {step.href && index < trail.length - 1 ? (
              <Link
                href={step.href}
                className="inline-flex min-w-0 items-center underline-offset-4 [overflow-wrap:anywhere] hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {step.label}
              </Link>
            ) : (
              <span aria-current="page" className="min-w-0 text-ink [overflow-wrap:anywhere]">
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
