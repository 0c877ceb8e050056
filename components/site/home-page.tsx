import { About } from '@/components/site/about';
import { ContactPlace } from '@/components/site/contact-place';
import { Hero } from '@/components/site/hero';
import { PackageList } from '@/components/site/package-list';
import { sentenceCase } from '@/components/site/package-words';
import { PolicyText } from '@/components/site/policy-text';
import { Questions } from '@/components/site/questions';
import { Section } from '@/components/site/section';
import { SegmentCard } from '@/components/site/segment-card';
import { CurrencyNote } from '@/components/ui/currency-note';
import { LinkButton } from '@/components/ui/link-button';
import type { Catalogue } from '@/lib/domain/catalogue';
import { currencyNoteOf } from '@/lib/domain/currency-note';
import { anyPackage, policyAsSold } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import type { SiteWords } from './site-words';

/** The first page of a business's site, as strangers see it and as its owner previews it. */
export function HomePage({ catalogue, site }: { catalogue: Catalogue; site: SiteWords }) {
  const { tenant, segments, packages } = catalogue;
  const links = siteLinks(tenant.slug);
  const people = catalogue.resources.filter(({ kind, image }) => kind === 'PERSON' && image);
  const loose = packages.filter(({ segmentSlug }) => !segments.some(({ slug }) => slug === segmentSlug));
  return (
    <>
      <Hero
        image={site.heroImage}
        headline={site.headline || tenant.name}
        tagline={site.tagline}
        actions={
          <>
            <LinkButton href="#packages" tone="photo" size="large">
              See the {site.packagesWord}
            </LinkButton>
            {site.about && (
              <LinkButton
                href="#about"
                size="large"
                className="border border-photo-ink/60 bg-photo-shade/20 text-photo-ink hover:bg-photo-shade/40"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">About {tenant.name}</span>
              </LinkButton>
            )}
          </>
        }
      />
      {segments.length > 1 && (
        <div className="page grid gap-5 pt-16 sm:grid-cols-2 sm:pt-24">
          {segments.map((segment) => (
            <SegmentCard key={segment.slug} segment={segment} href={links.segment(segment.slug)} />
          ))}
        </div>
      )}
      <div id="packages" className="scroll-mt-16">
        {segments.map((segment) => {
          const items = packages.filter(({ segmentSlug }) => segmentSlug === segment.slug);
          if (items.length === 0) return null;
          const heading = segments.length > 1 ? segment.name : sentenceCase(site.packagesWord);
          return (
            <Section key={segment.slug} title={heading} description={segment.description}>
              <PackageList items={items} catalogue={catalogue} heading={heading} />
            </Section>
          );
        })}
        {loose.length > 0 && (
          <Section title={sentenceCase(site.packagesWord)}>
            <PackageList items={loose} catalogue={catalogue} heading={sentenceCase(site.packagesWord)} />
          </Section>
        )}
        <CurrencyNote note={currencyNoteOf(catalogue.tenant)} className="page" />
      </div>
      {site.about && <About name={tenant.name} text={site.about} image={site.aboutImage} people={people} />}
      <Section id="policies" title="Good to know">
        <div className="grid gap-12 lg:grid-cols-2 lg:gap-16">
          <div className="grid content-start gap-4">
            <h3 className="text-lg font-medium">
              {spelled('Booking, moving, cancelling', catalogue.tenant.locale)}
            </h3>
            <PolicyText catalogue={{ ...catalogue, policy: policyAsSold(catalogue, anyPackage) }} />
          </div>
          {site.questions.length > 0 && <Questions items={site.questions} />}
        </div>
      </Section>
      <Section id="contact" title="Get in touch">
        <ContactPlace contact={site} />
      </Section>
    </>
  );
}
