import type { Blueprint } from '@/lib/domain/blueprint';
import { DEFAULT_MAIL_MINUTE, type Policy } from '@/lib/domain/catalogue';
import { spelled } from '@/lib/domain/spelling';

/** The answers that a new business is created from; everything else comes from its trade. */
export type BusinessStart = {
  slug: string;
  /** As customers see it. */
  name: string;
  ownerName: string;
  /** The business's contact on the site until the owner enters another. */
  email: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The country's name for sales tax, and whether prices include it. */
  taxName: string;
  taxIncluded: boolean;
};

/** Spells our own starting texts as in the business's country; not for its name or its people's. */
export function sayFor({ country }: BusinessStart): (text: string) => string {
  return (text) => spelled(text, localeOf(country));
}

const localeOf = (country: string) => `en-${country}`;

export function tenantOf(start: BusinessStart, trade: Blueprint['tenant']['trade']): Blueprint['tenant'] {
  const { slug, name, timeZone, currency, country, taxName, taxIncluded } = start;
  return { slug, name, trade, timeZone, currency, country, locale: localeOf(country), taxName, taxIncluded };
}

/** The business's contact; the owner adds the address. */
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

/** The one person of the business until the owner adds a team. `schedule` is the key of its hours. */
export function ownerOf(start: BusinessStart, title: string, schedule: string) {
  return { slug: 'owner', name: start.ownerName, kind: 'PERSON' as const, schedule, title };
}

/** Free to cancel until two days before, half until one day; a trade overrides what differs. */
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
