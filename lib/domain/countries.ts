/**
 * Where Stripe has businesses (https://docs.stripe.com/connect/cross-border-payouts and /global, as of
 * 2026), with its currency and what its tax on sales is called.
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
  /** Its IANA zones. */
  zones: string[];
};

/** All that we know, by English name. */
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

export function isCountry(code: string): boolean {
  return currencyOf.has(code);
}

/**
 * Among these Stripe lets a platform charge for a business and send it money of the platform's own balance, without a
 * request to its sales team (https://docs.stripe.com/connect/cross-border-payouts): the US, Canada, the UK, Switzerland
 * and the European Economic Area. Outside of it Stripe advises to leave a disputed payment's transfer alone until the
 * dispute is lost, since it could not be given again; here it can, so it is taken when the bank takes it (rule: cancel,
 * refund, move).
 */
const oneRegion = new Set(`US CA GB CH ${euro} CZ DK HU LI NO PL RO SE`.split(' '));

/** There a transfer has to name its charge, which what we send after a refund or a dispute can't. */
const bySourceOnly = new Set(['BR', 'IN']);

/** Whether a business there can be paid online through a platform in the other country. */
export function canBePaidIn(country: string, platform: string): boolean {
  if (!isCountry(country) || bySourceOnly.has(platform)) return false;
  return country === platform || (oneRegion.has(country) && oneRegion.has(platform));
}

/** Those that are offered: where all of it works. By English name. */
export function offeredCountries(platform: string): Country[] {
  return countries().filter(({ code }) => canBePaidIn(code, platform));
}

export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** What tax on sales is called there, and whether the prices that people see are written with it. */
export function taxHabit(country: string): { taxName: string; taxIncluded: boolean } {
  return {
    taxName: taxNames[country] ?? 'VAT',
    taxIncluded: country !== 'US' && country !== 'CA',
  };
}
