import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from './button-style';

type PagerProps = {
  /** Where the pages before and after are; null where there is none. */
  previousHref: string | null;
  nextHref: string | null;
};

/** Cursor paging: no page numbers, since the list may grow meanwhile. */
export function Pager({ previousHref, nextHref }: PagerProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {previousHref && (
        <Link href={previousHref} rel="prev" className={buttonStyle({ size: 'small' })}>
          <ChevronLeft aria-hidden /> Newer
        </Link>
      )}
      {nextHref && (
        <Link href={nextHref} rel="next" className={buttonStyle({ size: 'small' })}>
          Older <ChevronRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}
