import type { PaymentError } from './objects';

type TestCard = { brand: string; error?: PaymentError };

function refused(code: string, message: string, decline?: string): TestCard {
  return {
    brand: 'visa',
    error: { type: 'card_error', code, message, ...(decline ? { decline_code: decline } : {}) },
  };
}

/** Stripe's published test cards. For their later behaviour see `laterRefund` and `willBeDisputed`. */
const cards: Record<string, TestCard> = {
  '4242424242424242': { brand: 'visa' },
  '5555555555554444': { brand: 'mastercard' },
  '378282246310005': { brand: 'amex' },
  '4000000000000077': { brand: 'visa' },
  '4000000000000259': { brand: 'visa' },
  '4000000000005126': { brand: 'visa' },
  '4000000000007726': { brand: 'visa' },
  '4000000000000002': refused('card_declined', 'Your card was declined.', 'generic_decline'),
  '4000000000009995': refused('card_declined', 'Your card has insufficient funds.', 'insufficient_funds'),
  '4000000000000069': refused('expired_card', 'Your card has expired.', 'expired_card'),
  '4000000000000127': refused('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc'),
  '4000000000000119': refused(
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
    'processing_error',
  ),
};

/** The ids of test payment methods (https://docs.stripe.com/testing?testing-method=payment-methods). */
const byMethod: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_bypassPending: '4000000000000077',
  pm_card_createDispute: '4000000000000259',
  pm_card_refundFail: '4000000000005126',
  pm_card_pendingRefund: '4000000000007726',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
};

/** The card number of one of Stripe's test payment methods. */
export const cardOfMethod = (method: string): string | undefined => byMethod[method];

export const goodCard = '4242424242424242';
export const declinedCard = '4000000000000002';

export function findCard(typed: string): TestCard & { number: string } {
  const number = typed.replace(/\D/g, '');
  const card = cards[number];
  if (card) return { ...card, number };
  return {
    ...refused('incorrect_number', 'Your card number is incorrect. Only test cards work here.'),
    number,
  };
}

export function laterRefund(number: string | undefined): 'fail' | 'pending' | undefined {
  if (number === '4000000000005126') return 'fail';
  return number === '4000000000007726' ? 'pending' : undefined;
}

export function willBeDisputed(number: string): boolean {
  return number === '4000000000000259';
}

/** The bank debit of a currency: a delayed payment method, paid days after the customer has left. */
export function bankDebit(currency: string): string {
  const types: Record<string, string> = {
    gbp: 'bacs_debit',
    eur: 'sepa_debit',
    aud: 'au_becs_debit',
    nzd: 'nz_bank_account',
    cad: 'acss_debit',
  };
  return types[currency] ?? 'us_bank_account';
}
