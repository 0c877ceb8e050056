import { getAccount } from './accounts';
import type { StripeCloud } from './cloud';
import { invalid } from './errors';

/** https://docs.stripe.com/connect/cross-border-payouts: between these money moves without asking Stripe first. */
const selfServe = new Set([
  'US',
  'CA',
  'GB',
  'CH',
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
]); // prettier-ignore

/** Countries where a transfer needs a source charge. */
const bySourceOnly = new Set(['BR', 'IN']);

/** Refuses to transfer the platform's own money to an account outside of its region. */
export function checkRegion(cloud: StripeCloud, destination: string): void {
  const { platformCountry } = cloud.settings;
  const { country } = getAccount(cloud, destination);
  if (bySourceOnly.has(platformCountry))
    throw invalid('Transfers need a source_transaction.', 'source_transaction', 'transfers_not_allowed');
  if (isReachable(country, platformCountry)) return;
  throw invalid(
    `Funds can't be sent to accounts located in ${country} because it's restricted outside of your platform's region.`,
    undefined,
    'transfers_not_allowed',
  );
}

/** Refuses to transfer a charge that the platform settles to an account outside of its region. */
export function checkSettlement(cloud: StripeCloud, destination: string, onBehalfOf: string | null): void {
  const { country } = getAccount(cloud, destination);
  if (onBehalfOf || isReachable(country, cloud.settings.platformCountry)) return;
  throw invalid(
    `Cannot create a destination charge for connected accounts in ${country} because funds would be settled on the ` +
      "platform and the connected account is outside the platform's region. You may use the `on_behalf_of` parameter " +
      "to have the charge settle in the connected account's country.",
  );
}

const isReachable = (country: string, platform: string) =>
  country === platform || (selfServe.has(country) && selfServe.has(platform));
