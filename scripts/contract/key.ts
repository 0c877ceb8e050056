import { localSecrets } from '../../stand-ins/settings';

/** Whether it is a secret key of Stripe's test mode, where no money is real. The stand-in's own key is not. */
export const isTestKey = (key: string): boolean =>
  /^sk_test_[A-Za-z0-9]{5,}$/.test(key) && key !== localSecrets.stripeSecretKey;

/** Why this key is refused, in a sentence that never contains the key; null: it is accepted. */
export function keyRefusal(key: string | undefined): string | null {
  if (!key) {
    return (
      'This asks Stripe itself and needs the secret key of a test mode: ' +
      'STRIPE_SECRET_KEY=sk_test_… npm run contract:stripe'
    );
  }
  if (key.includes('_live_'))
    return 'This is a live key: it would move real money. Give the one of the test mode.';
  return isTestKey(key) ? null : 'STRIPE_SECRET_KEY is not a test key of Stripe’s (sk_test_…).';
}
