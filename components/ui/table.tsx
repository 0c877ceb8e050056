import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

type TableProps = {
  /** Read to a screen reader before the table. */
  caption: string;
  children: ReactNode;
  /** Of many columns: its rows become cards earlier. */
  wide?: boolean;
};

/**
 * A semantic table. Where there is no room its rows become cards: give each TableCell a `label`, which is shown before
 * the value instead of the column's header.
 */
export function Table({ caption, children, wide }: TableProps) {
  return (
    <div className={wide ? '@container/wide-table' : '@container/table'}>
      <table className="w-full border-collapse text-sm cards:block">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="border-b bg-sunken cards:sr-only">{children}</thead>;
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y cards:block">{children}</tbody>;
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn('transition-colors hover:bg-hover/60 cards:block cards:px-4 cards:py-2.5', className)}
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
  /** It names its row. */
  header?: boolean;
};

export function TableCell({ numeric, label, header, className, children, ...rest }: CellProps) {
  const Cell = header ? 'th' : 'td';
  return (
    <Cell
      scope={header ? 'row' : undefined}
      className={cn(
        header && 'text-left font-normal',
        'h-row px-3 py-1.5 first:pl-4 last:pr-4 cards:flex cards:h-auto cards:min-h-7 cards:items-baseline cards:justify-between cards:gap-4 cards:px-0 cards:py-0.5 cards:first:pl-0 cards:last:pr-0',
        numeric && 'text-right tabular-nums',
        className,
      )}
      {...rest}
    >
      {label && (
        <span aria-hidden className="hidden shrink-0 text-xs text-faint cards:inline">
          {label}
        </span>
      )}
      {label ? <span className="min-w-0 cards:text-right">{children}</span> : children}
    </Cell>
  );
}
