import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

type SectionProps = {
  id?: string;
  eyebrow?: string;
  title: string;
  description?: string;
  className?: string;
  children: ReactNode;
};

/** A part of a page of the public site, with its heading. */
export function Section({ id, eyebrow, title, description, className, children }: SectionProps) {
  return (
    <section id={id} className={cn('page scroll-mt-20 pt-20 sm:pt-28', className)}>
      <div className="grid gap-3 pb-8 sm:pb-10">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h2 className="display text-[clamp(1.875rem,4vw,2.75rem)]">{title}</h2>
        {description && <p className="max-w-[56ch] text-lg text-pretty text-soft">{description}</p>}
      </div>
      {children}
    </section>
  );
}
