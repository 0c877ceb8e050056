/** What we rely on of Stripe's objects. The rest may differ between Stripe and its stand-in, and does. */
const relied = new Set([
  'amount',
  'amount_received',
  'amount_refunded',
  'amount_reversed',
  'amount_total',
  'application_fee_amount',
  'card_payments',
  'charges_enabled',
  'code',
  'currency',
  'decline_code',
  'deleted',
  'destination',
  'details_submitted',
  'disputed',
  'failure_reason',
  'has_more',
  'id',
  'object',
  'on_behalf_of',
  'param',
  'payment_status',
  'payouts_enabled',
  'pending_reason',
  'refunded',
  'reversed',
  'status',
  'transfers',
  'type',
]); // prettier-ignore

/** Where more of that is found, inside. */
const looked = new Set([
  'application_fee',
  'balance_transactions',
  'capabilities',
  'data',
  'error',
  'last_payment_error',
  'latest_charge',
  'metadata',
  'payment_intent',
  'transfer',
  'transfer_data',
]); // prettier-ignore

type Open = Record<string, unknown>;

export function reduce(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reduce);
  if (typeof value !== 'object' || value === null) return value;
  const found: Open = {};
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Open)[key];
    if (key === 'metadata') found[key] = inner;
    else if (looked.has(key)) found[key] = reduce(inner);
    else if (relied.has(key) && (inner === null || typeof inner !== 'object')) found[key] = inner;
  }
  return found;
}

const kinds: Record<string, string> = {
  acct: 'account',
  ch: 'charge',
  cs_test: 'session',
  cus: 'customer',
  dp: 'dispute',
  du: 'dispute',
  fee: 'fee',
  fr: 'fee refund',
  pi: 'payment',
  pm: 'method',
  py: 'charge',
  pyr: 'refund',
  re: 'refund',
  tr: 'transfer',
  trr: 'reversal',
  txn: 'transaction',
};
const id = new RegExp(`\\b(${Object.keys(kinds).join('|')})_[A-Za-z0-9]{8,}\\b`, 'g');

/** Gives what differs from run to run a name that doesn't: the first payment is "payment 1". */
export class Names {
  #known = new Map<string, string>();
  #counts = new Map<string, number>();

  /** `token`: what this run has put into its own keys and groups. */
  constructor(readonly token: string) {}

  of<T>(value: T): T {
    return JSON.parse(JSON.stringify(value), (_, inner) =>
      typeof inner === 'string' ? this.#replaced(inner) : inner,
    ) as T;
  }

  #replaced(text: string): string {
    return text
      .replaceAll(this.token, 'run')
      .replaceAll(id, (found, prefix: string) => this.#name(found, kinds[prefix] ?? prefix));
  }

  #name(found: string, kind: string): string {
    const known = this.#known.get(found);
    if (known) return known;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const name = `<${kind} ${number}>`;
    this.#known.set(found, name);
    return name;
  }
}
