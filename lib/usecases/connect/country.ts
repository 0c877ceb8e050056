import { z } from 'zod';
import { canBePaidIn, countryName, offeredCountries } from '@/lib/domain/countries';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { nothing } from '@/lib/usecases/answers';
import { publicOperation } from '@/lib/usecases/operation';

/** Businesses elsewhere can use everything but online payment. */
export const payableCountries = publicOperation({
  name: 'country.list',
  effect: 'read',
  input: nothing,
  output: z.array(z.object({ code: z.string(), name: z.string() })),
  describe: 'Lists the countries in which a business can be paid online.',
  run: async () => offeredCountries(env.STRIPE_PLATFORM_COUNTRY),
});

export const isPayableIn = (country: string) => canBePaidIn(country, env.STRIPE_PLATFORM_COUNTRY);

/** Refuses a country that a business can't start in or move to. */
export function refuseCountry(country: string): EditRefusal | null {
  return isPayableIn(country) ? null : refuseField('country', 'Please choose a country from the list.');
}

export function noPaymentsIn(country: string): string {
  return `Card payments can’t be offered to businesses in ${countryName(country)} yet. Bookings that are paid at the appointment work as ever.`;
}
