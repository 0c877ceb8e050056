import type { ReactNode } from 'react';

type PageHeaderProps = { title: ReactNode; description?: ReactNode; above?: ReactNode; actions?: ReactNode };

/** The header of an office page: where it is, what it is, what can be done. */
export function PageHeader({ title, description, above, actions }: PageHeaderProps) {
  return (
    <header className="grid gap-2 pb-5">
      {above}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-0.5">
          <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {description && <p className="max-w-[70ch] text-sm text-soft">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
