/**
 * The countries in which Stripe accepts businesses (https://docs.stripe.com/connect/cross-border-payouts and /global,
 * as of 2026), each with its currency and the name of its sales tax.
 */
const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK';
const others =
  'AE:AED AU:AUD BR:BRL CA:CAD CH:CHF CZ:CZK DK:DKK GB:GBP GI:GBP HK:HKD HU:HUF IN:INR JP:JPY LI:CHF MX:MXN MY:MYR NO:NOK NZ:NZD PL:PLN RO:RON SE:SEK SG:SGD TH:THB US:USD';

const currencyOf = new Map([
  ...euro.split(' ').map((code) => [code, 'EUR'] as const),
  ...others.split(' ').map((pair) => pair.split(':') as [string, string]),
]);

const taxNames: Record<string, string> = {
  AU: 'GST',
  BR: 'Tax',
  CA: 'GST/HST',
  HK: 'Tax',
  IN: 'GST',
  JP: 'Consumption tax',
  MY: 'SST',
  NZ: 'GST',
  SG: 'GST',
  US: 'Sales tax',
};

export type Country = {
  /** ISO 3166-1 alpha-2. */
  code: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA zones of the country. */
  zones: string[];
};

/** All known countries, by English name. */
export function countries(): Country[] {
  return [...currencyOf]
    .map(([code, currency]) => ({ code, currency, name: countryName(code), zones: zonesOf(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** A method in newer engines, an accessor in older ones. */
function zonesOf(country: string): string[] {
  type Zoned = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };
  const locale: Zoned = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** The currencies of those countries. */
export function currencies(): string[] {
  return [...new Set(currencyOf.values())].sort();
}

/** Whether `code` is the ISO 3166-1 alpha-2 code of a known country. */
export function isCountry(code: string): boolean {
  return currencyOf.has(code);
}

/**
 * Within this region Stripe lets a platform charge for a business and transfer money of the platform's own balance to
 * it, without a request to its sales team (https://docs.stripe.com/connect/cross-border-payouts): the US, Canada, the
 * UK, Switzerland and the European Economic Area. Outside of it Stripe advises to reverse a disputed payment's transfer
 * only once the dispute is lost, since it can't be sent again; inside it can, so it is reversed when the bank takes the
 * money (rule: cancel, refund, move).
 */
const oneRegion = new Set(`US CA GB CH ${euro} CZ DK HU LI NO PL RO SE`.split(' '));

/** There a transfer has to name its source charge, which our transfers after a refund or a dispute can't. */
const bySourceOnly = new Set(['BR', 'IN']);

/** Whether a business in `country` can be paid online through a platform in `platform` (both ISO 3166-1 alpha-2). */
export function canBePaidIn(country: string, platform: string): boolean {
  if (!isCountry(country) || bySourceOnly.has(platform)) return false;
  return country === platform || (oneRegion.has(country) && oneRegion.has(platform));
}

/** The countries that sign-up offers, by English name: those where payments, refunds and disputes all work. */
export function offeredCountries(platform: string): Country[] {
  return countries().filter(({ code }) => canBePaidIn(code, platform));
}

/** The English name; an unknown code is returned as it is. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** The name of the sales tax in a country, and whether prices are customarily shown with it. */
export function taxHabit(country: string): { taxName: string; taxIncluded: boolean } {
  return {
    taxName: taxNames[country] ?? 'VAT',
    taxIncluded: country !== 'US' && country !== 'CA',
  };
}
