import { offerOf } from '@/components/booking/offer';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { AddOnList } from './add-on-list';
import { BookBar, BookCard } from './book-card';
import { Gallery } from './gallery';
import { Inclusions } from './package-tiers';
import { PolicyText } from './policy-text';

/** The page of one package, as strangers see it and as its owner previews it. */
export function PackagePage({ catalogue, item }: { catalogue: Catalogue; item: Package }) {
  const { tenant, segments } = catalogue;
  const links = siteLinks(tenant.slug);
  const segment = segments.find(({ slug }) => slug === item.segmentSlug);
  const offer = offerOf(catalogue, item, Date.now());
  const bookable = offer.arrangement !== null;
  return (
    <>
      <div className="page grid gap-6 pt-6 sm:pt-8">
        <Breadcrumbs
          trail={[
            { label: tenant.name, href: links.home },
            ...(segment ? [{ label: segment.name, href: links.segment(segment.slug) }] : []),
            { label: item.name },
          ]}
        />
        <Gallery photos={item.photos} />
      </div>
      <div className="page grid gap-10 pt-10 lg:grid-cols-[1fr_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-16 lg:gap-y-12 lg:pt-14">
        <div className="grid content-start gap-5">
          <h1 className="display text-[clamp(2.25rem,5vw,3.5rem)]">{item.name}</h1>
          {item.summary && <p className="text-xl text-pretty text-soft">{item.summary}</p>}
          {item.description && <p className="prose-plain text-lg">{item.description}</p>}
        </div>
        <aside className="lg:col-start-2 lg:row-span-2 lg:row-start-1" aria-label="Price and booking">
          <div className="lg:sticky lg:top-24">
            <BookCard item={item} catalogue={catalogue} bookable={bookable} />
          </div>
        </aside>
        <div className="grid content-start gap-12">
          {item.inclusions.length > 0 && (
            <section className="grid gap-4">
              <h2 className="display text-2xl">What is included</h2>
              <Inclusions lines={item.inclusions} />
            </section>
          )}
          {offer.addOns.length > 0 && (
            <section className="grid gap-4">
              <h2 className="display text-2xl">Extras you can add</h2>
              <AddOnList addOns={offer.addOns} tenant={tenant} />
            </section>
          )}
          <section className="grid gap-4">
            <h2 className="display text-2xl">{spelled('Booking, moving, cancelling', tenant.locale)}</h2>
            <PolicyText catalogue={{ tenant, policy: offer.policy }} />
          </section>
        </div>
      </div>
      {bookable && <BookBar item={item} catalogue={catalogue} />}
    </>
  );
}
