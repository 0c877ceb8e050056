import type { Catalogue, Package } from '@/lib/domain/catalogue';
import { minorDigits } from '@/lib/domain/money';
import { siteLinks } from '@/lib/domain/site-links';
import type { Contact } from './contact';

type PublicPage = {
  catalogue: Catalogue;
  site: Contact & { tagline: string; heroImage: string; logo: string };
};
type ToUrl = (path: string) => string;

/** schema.org LocalBusiness, for search engines. */
export function businessData({ catalogue, site }: PublicPage, toUrl: ToUrl) {
  const { tenant } = catalogue;
  return {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    name: tenant.name,
    description: site.tagline,
    url: toUrl(siteLinks(tenant.slug).home),
    ...(site.heroImage && { image: absolute(site.heroImage, toUrl) }),
    ...(site.logo && { logo: absolute(site.logo, toUrl) }),
    ...(site.contactEmail && { email: site.contactEmail }),
    ...(site.contactPhone && { telephone: site.contactPhone }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: site.addressLine,
      addressLocality: site.city,
      addressRegion: site.region,
      postalCode: site.postalCode,
      addressCountry: tenant.country,
    },
  };
}

/** schema.org Product with its offer. */
export function packageData(item: Package, { catalogue }: PublicPage, toUrl: ToUrl) {
  const { tenant } = catalogue;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: item.name,
    description: item.summary || item.description,
    image: item.photos.map(({ url }) => absolute(url, toUrl)),
    brand: { '@type': 'Brand', name: tenant.name },
    offers: {
      '@type': 'Offer',
      url: toUrl(siteLinks(tenant.slug).package(item.slug)),
      price: (item.priceCents / 10 ** minorDigits(tenant.currency)).toFixed(minorDigits(tenant.currency)),
      priceCurrency: tenant.currency,
      availability: 'https://schema.org/InStock',
    },
  };
}

function absolute(url: string, toUrl: ToUrl): string {
  return url.startsWith('/') ? toUrl(url) : url;
}
