import { invalid } from './errors';

/** Stripe's published minimum charge in minor units; an unlisted currency gets the dollar's. */
const minimums: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
}; // prettier-ignore
/** The maximum for cards: twelve digits (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const largest = 999_999_999_999;

/** https://docs.stripe.com/currencies#special-cases and #three-decimal: their last digits have to be zero. */
const steps: Record<string, number> = { isk: 100, ugx: 100, bhd: 10, jod: 10, kwd: 10, omr: 10, tnd: 10 };

export function checkAmount(amount: number, currency: string, param: string): void {
  const least = minimums[currency] ?? 50;
  if (amount < least) {
    throw invalid(
      `The total amount due must add up to at least ${least} of the minor unit of ${currency}.`,
      param,
      'amount_too_small',
    );
  }
  if (amount > largest)
    throw invalid('Amount must be no more than 999,999,999,999.', param, 'amount_too_large');
  const step = steps[currency] ?? 1;
  if (amount % step !== 0) throw invalid(`Amounts in ${currency} are multiples of ${step}.`, param);
}
