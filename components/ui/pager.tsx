import { ChevronRight, ChevronsLeft } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from './button-style';

type PagerProps = {
  /** URL of the first page; null on the first page. */
  firstHref: string | null;
  /** URL of the next page; null on the last page. */
  nextHref: string | null;
};

/** Cursor pagination: no page numbers, since the list may grow meanwhile, and one way back, to its beginning. */
export function Pager({ firstHref, nextHref }: PagerProps) {
  if (!firstHref && !nextHref) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {firstHref && (
        <Link href={firstHref} className={buttonStyle({ size: 'small' })}>
          <ChevronsLeft aria-hidden /> First page
        </Link>
      )}
      {nextHref && (
        <Link href={nextHref} rel="next" className={buttonStyle({ size: 'small' })}>
          Next page <ChevronRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}
