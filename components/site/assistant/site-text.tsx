import Link from 'next/link';
import { RichText } from '@/components/assistant/rich-text';
import { isBookPath, isSitePath } from '@/lib/domain/assistant/site-paths';

type SiteTextProps = {
  text: string;
  slug: string;
  /** Nothing is added to it any more. */
  isWhole: boolean;
  onGo: () => void;
};

/** What the assistant of a site writes: it links pages of this site only; where one can book stands out. */
export function SiteText({ text, slug, isWhole, onGo }: SiteTextProps) {
  return (
    // What can be chosen stands out by itself.
    <div className="[&_ul:has(a[data-book])]:list-none [&_ul:has(a[data-book])]:pl-0">
      <RichText
        text={isWhole ? text : text.replace(/\[([^\]]*)(?:\](?:\([^)]*)?)?$/, '$1')}
        link={(href, label) =>
          isSitePath(slug, href) ? (
            <Link
              href={href}
              prefetch={false}
              onClick={onGo}
              data-book={isBookPath(slug, href) || undefined}
              className={
                isBookPath(slug, href)
                  ? 'inline-flex min-h-11 items-center rounded-control border border-edge/60 px-3 py-1 font-medium text-accent-text hover:bg-hover'
                  : 'underline underline-offset-4'
              }
            >
              {label}
            </Link>
          ) : null
        }
        draft={(draft) => <p className="whitespace-pre-wrap">{draft}</p>}
      />
    </div>
  );
}
