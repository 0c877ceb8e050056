import type { ComponentType, ReactNode } from 'react';

type PageNoteProps = {
  icon: ComponentType<{ className?: string }>;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
};

/** A page with one message and the way on from there. */
export function PageNote({ icon: Icon, title, children, actions }: PageNoteProps) {
  return (
    <div className="mx-auto grid max-w-xl gap-5 py-6 sm:py-12">
      <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-6" />
      </span>
      <h1 className="display text-3xl sm:text-4xl">{title}</h1>
      <div className="grid gap-3 text-soft">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}
