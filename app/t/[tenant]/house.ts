import { LRUCache } from 'lru-cache';
import type { Metadata } from 'next';
import type { House } from '@/components/booking/booking-shell';
import type { AskProps } from '@/components/site/assistant/ask-button';
import { siteIcons } from '@/components/site/shown-elsewhere';
import { askedOn } from '@/lib/http/assistant/has-assistant';
import { getDraft, getPublicSite } from '@/lib/http/pages/public-site';

/** `ask`: its assistant, where visitors see one. */
type BookedHouse = House & { ask: AskProps | null };

/** As last seen: the frame stays while the database is away. */
const seen = new LRUCache<string, BookedHouse>({ max: 500 });

/** What is shown of a business around a booking; null: there is no such business. */
export async function houseOf(slug: string): Promise<BookedHouse | null> {
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

async function readHouse(slug: string): Promise<BookedHouse | null> {
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
      ask: askedOn(page),
    };
  }
  // A draft may have bookings too: its office books by phone.
  const draft = await getDraft(slug);
  return (
    draft && { ...draft, logo: '', favicon: '', locale: 'en', email: '', phone: '', isDraft: true, ask: null }
  );
}

export const iconsOf = (house: House | null): Metadata => (house ? { icons: siteIcons(house) } : {});
