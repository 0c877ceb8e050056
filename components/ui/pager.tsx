import { ChevronRight, ChevronsLeft } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from './button-style';

type PagerProps = {
  /** Where the list begins; null on its first page. */
  firstHref: string | null;
  /** Null on its last page. */
  nextHref: string | null;
};

/** Cursor paging: no page numbers, since the list may grow meanwhile, and one way back, to its beginning. */
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
