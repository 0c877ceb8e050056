import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

type TableProps = {
  /** Read to a screen reader before the table. */
  caption: string;
  children: ReactNode;
  className?: string;
};

/**
 * A semantic table. On a phone its rows become cards: give each TableCell a `label`, which is shown before the value
 * instead of the column's header.
 */
export function Table({ caption, children, className }: TableProps) {
  return (
    <table className={cn('w-full border-collapse text-sm max-sm:block', className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="border-b bg-sunken max-sm:sr-only">{children}</thead>;
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y max-sm:block">{children}</tbody>;
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'transition-colors max-sm:block max-sm:px-4 max-sm:py-2.5 sm:hover:bg-hover/60',
        className,
      )}
      {...rest}
    />
  );
}

export function TableHeader({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'h-9 px-3 text-left text-xs font-medium whitespace-nowrap text-soft first:pl-4 last:pr-4',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}

type CellProps = ComponentProps<'td'> & {
  /** Numbers: right-aligned, tabular. */
  numeric?: boolean;
  /** The column's header, shown on a phone. */
  label?: string;
};

export function TableCell({ numeric, label, className, children, ...rest }: CellProps) {
  return (
    <td
      className={cn(
        'h-row px-3 py-1.5 first:pl-4 last:pr-4 max-sm:flex max-sm:h-auto max-sm:min-h-7 max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-0.5 max-sm:first:pl-0 max-sm:last:pr-0',
        numeric && 'text-right tabular-nums',
        className,
      )}
      {...rest}
    >
      {label && (
        <span aria-hidden className="shrink-0 text-xs text-faint sm:hidden">
          {label}
        </span>
      )}
      {label ? <span className="min-w-0 max-sm:text-right">{children}</span> : children}
    </td>
  );
}
