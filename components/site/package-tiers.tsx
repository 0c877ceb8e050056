import { Check } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { isBookable } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { durationWords, priceWords } from './package-words';
import { Photo } from './photo';

type PackageTiersProps = { title: string | null; items: Package[]; catalogue: Catalogue };

/** Packages of one grouping side by side, so that their differences stand out. */
export function PackageTiers({ title, items, catalogue }: PackageTiersProps) {
  const { tenant, services } = catalogue;
  const links = siteLinks(tenant.slug);
  const Name = title ? 'h4' : 'h3';
  return (
    <div className="grid gap-5">
      {title && <h3 className="display text-2xl">{title}</h3>}
      <div className="grid gap-4 md:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
        {items.map((item) => (
          <article key={item.slug} className="flex flex-col overflow-hidden rounded-card border bg-surface">
            {item.photos[0] && (
              <div className="relative aspect-[3/2] bg-sunken">
                <Photo
                  src={item.photos[0].url}
                  alt={item.photos[0].alt}
                  sizes="(min-width: 48rem) 38rem, 100vw"
                />
              </div>
            )}
            <div className="flex flex-1 flex-col gap-4 p-6">
              <div className="grid gap-1">
                <Name className="text-lg font-medium">{item.name}</Name>
                <p className="display text-3xl">{priceWords(item, tenant)}</p>
                <p className="text-sm text-faint">
                  {durationWords(services.find(({ id }) => id === item.serviceId))}
                </p>
              </div>
              {item.summary && <p className="text-pretty text-soft">{item.summary}</p>}
              <Inclusions lines={item.inclusions} />
              <div className="mt-auto grid gap-2">
                {isBookable(catalogue, item) && (
                  <LinkButton href={links.book(item.slug)} tone="accent" wide>
                    Book<span className="sr-only"> {item.name}</span>
                  </LinkButton>
                )}
                <LinkButton href={links.package(item.slug)} wide>
                  <span className="min-w-0 [overflow-wrap:anywhere]">See {item.name}</span>
                </LinkButton>
              </div>
            </div>
          </article>
        ))}
      </div>
    </div>
  );
}

/** What is included, one line each. */
export function Inclusions({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {lines.map((line) => (
        <li key={line} className="flex items-start gap-2.5">
          <Check aria-hidden className="mt-1 size-4 shrink-0 text-accent-text" />
          <span className="text-pretty">{line}</span>
        </li>
      ))}
    </ul>
  );
}
