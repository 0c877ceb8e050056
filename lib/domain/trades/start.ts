import type { Blueprint } from '@/lib/domain/blueprint';
import { DEFAULT_MAIL_MINUTE, type Policy } from '@/lib/domain/catalogue';
import { spelled } from '@/lib/domain/spelling';

/** What a new business is made from; everything else comes from its trade. */
export type BusinessStart = {
  slug: string;
  /** As customers see it. */
  name: string;
  ownerName: string;
  /** Shown on the site as the business's contact until the owner writes another. */
  email: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** What tax is called there, and whether prices are written with it. */
  taxName: string;
  taxIncluded: boolean;
};

/** Our own words of a starting text, spelled as in the business's country. Not its name or its people's. */
export function sayFor({ country }: BusinessStart): (text: string) => string {
  return (text) => spelled(text, localeOf(country));
}

const localeOf = (country: string) => `en-${country}`;

export function tenantOf(start: BusinessStart, trade: Blueprint['tenant']['trade']): Blueprint['tenant'] {
  const { slug, name, timeZone, currency, country, taxName, taxIncluded } = start;
  return { slug, name, trade, timeZone, currency, country, locale: localeOf(country), taxName, taxIncluded };
}

/** How customers reach the business; the address is for the owner to add. */
export function contactOf(start: BusinessStart) {
  return {
    contactEmail: start.email,
    contactPhone: '',
    addressLine: '',
    city: '',
    region: '',
    postalCode: '',
  };
}

/** The person who does the work until there is a team. */
export function ownerOf(start: BusinessStart, title: string, schedule: string) {
  return { slug: 'owner', name: start.ownerName, kind: 'PERSON' as const, schedule, title };
}

/** Free to cancel until two days before, half until one; a trade says where it differs. */
export const fairPolicy: Policy = {
  depositKind: 'NONE',
  depositValue: 0,
  depositRefundable: false,
  balanceDueDays: 0,
  cancellationTiers: [
    { hoursBefore: 48, keepBps: 0 },
    { hoursBefore: 24, keepBps: 5000 },
  ],
  lateKeepBps: 10_000,
  customerMayCancel: true,
  customerMayReschedule: true,
  rescheduleNoticeHours: 24,
  maxReschedules: 3,
  paymentTiming: 'BEFORE',
  autoCancelOverdue: false,
  reminderDaysBefore: 2,
  mailMinute: DEFAULT_MAIL_MINUTE,
  holdMinutes: 40,
  note: '',
};
