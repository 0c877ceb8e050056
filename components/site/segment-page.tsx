import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { CurrencyNote } from '@/components/ui/currency-note';
import type { Catalogue, Segment } from '@/lib/domain/catalogue';
import { currencyNoteOf } from '@/lib/domain/currency-note';
import { anyPackage, policyAsSold } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { PackageList } from './package-list';
import { Photo } from './photo';
import { PolicyText } from './policy-text';
import { Section } from './section';
import type { SiteWords } from './site-words';

type SegmentPageProps = { catalogue: Catalogue; segment: Segment; site: Pick<SiteWords, 'packagesWord'> };

/** The page of one segment, as strangers see it and as its owner previews it. */
export function SegmentPage({ catalogue, segment, site }: SegmentPageProps) {
  const items = catalogue.packages.filter(({ segmentSlug }) => segmentSlug === segment.slug);
  return (
    <>
      <div className="page grid gap-8 pt-6 sm:pt-8">
        <Breadcrumbs
          trail={[
            { label: catalogue.tenant.name, href: siteLinks(catalogue.tenant.slug).home },
            { label: segment.name },
          ]}
        />
        <div className="grid items-end gap-6 lg:grid-cols-[1fr_1.4fr] lg:gap-12">
          <div className="grid gap-4 lg:pb-8">
            <h1 className="display text-[clamp(2.25rem,6vw,4rem)]">{segment.name}</h1>
            {segment.description && (
              <p className="max-w-[48ch] text-lg text-pretty text-soft">{segment.description}</p>
            )}
          </div>
          {segment.image && (
            <div className="relative aspect-[3/2] overflow-hidden rounded-card bg-sunken lg:aspect-[2/1]">
              <Photo src={segment.image} alt="" sizes="(min-width: 64rem) 44rem, 100vw" eager />
            </div>
          )}
        </div>
      </div>
      <Section title={`The ${site.packagesWord}`} className="pt-14 sm:pt-20">
        {items.length > 0 ? (
          <PackageList items={items} catalogue={catalogue} heading={segment.name} />
        ) : (
          <p className="text-lg text-soft">Nothing is offered here at the moment.</p>
        )}
        <CurrencyNote note={currencyNoteOf(catalogue.tenant)} className="mt-6" />
      </Section>
      <Section title={spelled('Booking, moving, cancelling', catalogue.tenant.locale)}>
        <PolicyText catalogue={{ ...catalogue, policy: policyAsSold(catalogue, anyPackage) }} />
      </Section>
    </>
  );
}
