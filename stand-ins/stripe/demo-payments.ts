import type { StripeCloud } from './cloud';
import { createIntent, succeed } from './payments';
import { platform } from './table';

// As the demo seed writes them (prisma/demo/record.ts): amount in minor units, currency, a random tail.
const demoId = /\b(?:pi|ch)_demo_(\d{1,9})_([a-z]{3})_([0-9a-f]{12})\b/g;

/**
 * The demo seed's bookings were paid before this cloud existed. A payment with such an id is created when it is first
 * mentioned: a destination charge that succeeded, so that it can be refunded and disputed like any other.
 */
export function recallDemoPayments(cloud: StripeCloud, text: string): void {
  for (const [, amount, currency, tail] of text.matchAll(demoId)) {
    const payment = `demo_${amount}_${currency}_${tail}`;
    if (cloud.tables.intents.find(platform, `pi_${payment}`)) continue;
    recall(cloud, payment, Number(amount), String(currency));
  }
}

/** The id contains neither business nor commission: the money went to a neutral account, less 2.5 %. */
function recall(cloud: StripeCloud, payment: string, amount: number, currency: string): void {
  const intent = createIntent(cloud, platform, {
    id: `pi_${payment}`,
    amount,
    currency,
    customer: null,
    types: ['card'],
    plan: {
      application_fee_amount: Math.round(amount * 0.025),
      description: 'Paid before this cloud began',
      destination: 'acct_demo_business',
      metadata: {},
      on_behalf_of: 'acct_demo_business',
      receipt_email: null,
      setup_future_usage: null,
      statement_descriptor_suffix: null,
      transfer_group: null,
    },
  });
  const method = cloud.tables.methods.add(platform, {
    id: `pm_${payment}`,
    object: 'payment_method',
    billing_details: { email: null, name: null, phone: null, address: null },
    created: cloud.clock.seconds(),
    customer: null,
    livemode: false,
    metadata: {},
    type: 'card',
    card: { brand: 'visa', exp_month: 12, exp_year: 2034, last4: '4242' },
  });
  succeed(cloud, platform, intent, method, `ch_${payment}`);
}
