import { setTimeout as sleep } from 'node:timers/promises';
import { stripeClient } from '@/lib/integrations/stripe/client';
import type { Target } from '@/tests/contract/contract';

const waitMs = 2_000;
const mostLooks = 60;

/**
 * A connected account in Stripe's test mode, with the details that Stripe verifies at once
 * (https://docs.stripe.com/connect/testing). `given`: an account to use instead, where the platform is not in the US.
 */
export function stripeTarget(given: string | undefined): Target {
  return {
    openBusiness: async () => {
      if (given) return given;
      const { id } = await stripeClient().accounts.create(verified());
      for (let look = 0; look < mostLooks; look += 1) {
        const { capabilities } = await stripeClient().accounts.retrieve(id);
        if (capabilities?.card_payments === 'active' && capabilities.transfers === 'active') return id;
        await sleep(waitMs);
      }
      throw new Error(
        `${id} has not become able to take cards. Name one that is in STRIPE_CONTRACT_ACCOUNT.`,
      );
    },
    payOut: async (account, amount) => {
      await stripeClient().payouts.create({ amount, currency: 'usd' }, { stripeAccount: account });
    },
    wait: () => sleep(waitMs),
  };
}

function verified() {
  return {
    type: 'custom' as const,
    country: 'US',
    business_type: 'individual' as const,
    business_profile: { mcc: '7221', url: 'https://accessible.stripe.com', name: 'Contract run' },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    external_account: 'btok_us_verified',
    individual: {
      first_name: 'Jenny',
      last_name: 'Rosen',
      email: 'jenny.rosen@example.com',
      phone: '0000000000',
      dob: { day: 1, month: 1, year: 1901 },
      ssn_last_4: '0000',
      id_number: '000000000',
      address: {
        line1: 'address_full_match',
        city: 'San Francisco',
        state: 'CA',
        postal_code: '94103',
        country: 'US',
      },
    },
    settings: { payouts: { schedule: { interval: 'manual' as const } } },
    tos_acceptance: { date: Math.floor(Date.now() / 1000), ip: '127.0.0.1' },
  };
}
