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
      <table className="cells w-full border-collapse text-sm cards:block">
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

export function TableRow(props: ComponentProps<'tr'>) {
  return <tr {...props} />;
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

/** How it looks stands in globals.css, by what it is: of a list of a hundred rows most of the page is cells. */
export function TableCell({ numeric, label, header, className, children, ...rest }: CellProps) {
  const Cell = header ? 'th' : 'td';
  return (
    <Cell
      scope={header ? 'row' : undefined}
      data-label={label}
      className={cn(numeric && 'numeric', className) || undefined}
      {...rest}
    >
      {label ? <span>{children}</span> : children}
    </Cell>
  );
}
