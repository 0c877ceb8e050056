import { newId } from '../ids';
import type { StripeCloud } from './cloud';
import type { TransactionObject } from './objects';

/** Records a balance transaction of an account. Stripe's own processing fees are left out. */
export function book(
  cloud: StripeCloud,
  scope: string,
  type: string,
  amount: number,
  currency: string,
  source: string,
  fee = 0,
): string {
  const now = cloud.clock.seconds();
  // Refunds that wait for money may proceed, once the present call has moved all its money.
  if (amount - fee > 0 && cloud.waiting.size > 0) setImmediate(cloud.onMoney);
  return cloud.tables.transactions.add(scope, {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: now,
    created: now,
    currency,
    fee,
    net: amount - fee,
    source,
    status: 'available',
    type,
  }).id;
}

/** An account's balance in a currency, minor units. */
export function balanceOf(cloud: StripeCloud, scope: string, currency: string): number {
  return cloud.tables.transactions
    .list(scope, (moved) => moved.currency === currency)
    .reduce((total, { net }) => total + net, 0);
}

export function readBalance(cloud: StripeCloud, scope: string) {
  const sums = new Map<string, number>();
  for (const { currency, net } of cloud.tables.transactions.list(scope) as TransactionObject[]) {
    sums.set(currency, (sums.get(currency) ?? 0) + net);
  }
  const amounts = [...sums].map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
  return {
    object: 'balance',
    available: amounts.length > 0 ? amounts : [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
    livemode: false,
    pending: amounts.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } })),
  };
}
