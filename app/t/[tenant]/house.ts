import { LRUCache } from 'lru-cache';
import type { Metadata } from 'next';
import type { House } from '@/components/booking/booking-shell';
import { siteIcons } from '@/components/site/shown-elsewhere';
import { getDraft, getPublicSite } from '@/lib/http/pages/public-site';

/** As last seen: the frame stays while the database is away. */
const seen = new LRUCache<string, House>({ max: 500 });

/** What is shown of a business around a booking; null: there is no such business. */
export async function houseOf(slug: string): Promise<House | null> {
  try {
    const house = await readHouse(slug);
    if (house) seen.set(slug, house);
    return house;
  } catch (error) {
    const before = seen.get(slug);
    if (before) return before;
    throw error;
  }
}

async function readHouse(slug: string): Promise<House | null> {
  const page = await getPublicSite(slug);
  if (page) {
    const { catalogue, site } = page;
    return {
      name: catalogue.tenant.name,
      logo: site.logo,
      favicon: site.favicon,
      slug,
      locale: catalogue.tenant.locale,
      accentColor: site.accentColor,
      email: site.contactEmail,
      phone: site.contactPhone,
      isDraft: false,
    };
  }
  // A draft may have bookings too: its office books by phone.
  const draft = await getDraft(slug);
  return draft && { ...draft, logo: '', favicon: '', locale: 'en', email: '', phone: '', isDraft: true };
}

export const iconsOf = (house: House | null): Metadata => (house ? { icons: siteIcons(house) } : {});
