/**
 * Where a business can be paid through Stripe (https://docs.stripe.com/connect/cross-border-payouts and /global, as of
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

/** By English name. */
export function countries(): Country[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return [...currencyOf]
    .map(([code, currency]) => ({ code, currency, name: names.of(code) ?? code, zones: zonesOf(code) }))
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

/** What tax on sales is called there, and whether the prices that people see are written with it. */
export function taxHabit(country: string): { taxName: string; taxIncluded: boolean } {
  return {
    taxName: taxNames[country] ?? 'VAT',
    taxIncluded: country !== 'US' && country !== 'CA',
  };
}
