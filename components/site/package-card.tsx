import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { LinkButton } from '@/components/ui/link-button';
import { LinkProgress } from '@/components/ui/link-progress';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { isBookable } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { durationWords, priceWords } from './package-words';
import { Photo } from './photo';

type PackageCardProps = {
  item: Package;
  catalogue: Catalogue;
  /** The only package of its list: wide, with the text beside the photo. */
  alone?: boolean;
};

/** A package with photo, duration and price. The whole card leads to its page, its button to its booking. */
export function PackageCard({ item, catalogue, alone }: PackageCardProps) {
  const { tenant, services } = catalogue;
  const [photo] = item.photos;
  const links = siteLinks(tenant.slug);
  const duration = durationWords(services.find(({ id }) => id === item.serviceId));
  return (
    <article
      className={cn(
        'group relative grid content-start gap-4',
        alone && 'md:grid-cols-2 md:items-center md:gap-12',
      )}
    >
      <div className="relative aspect-[4/3] overflow-hidden rounded-card bg-sunken">
        {photo && (
          <Photo
            src={photo.url}
            alt={photo.alt}
            sizes={
              alone
                ? '(min-width: 48rem) 36rem, 100vw'
                : '(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw'
            }
            className="transition-transform duration-150 group-hover:scale-[1.015]"
          />
        )}
      </div>
      <div className="grid gap-1.5">
        <h3 className={cn('display text-2xl', alone && 'md:text-4xl')}>
          <Link
            href={links.package(item.slug)}
            className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-ring"
          >
            {item.name}
            <LinkProgress />
          </Link>
        </h3>
        {item.summary && <p className="text-pretty text-soft">{item.summary}</p>}
        <p className="flex flex-wrap gap-x-2 pt-1">
          <span className="font-medium">{priceWords(item, tenant)}</span>
          {duration && <span className="text-faint">· {duration}</span>}
        </p>
        {isBookable(catalogue, item) && (
          <LinkButton
            href={links.book(item.slug)}
            tone={alone ? 'accent' : 'plain'}
            size={alone ? 'large' : 'medium'}
            // Above the link that the whole card is.
            className="z-10 mt-3 justify-self-start"
          >
            Book<span className="sr-only"> {item.name}</span>
          </LinkButton>
        )}
      </div>
    </article>
  );
}
