import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { AccountObject, FeeObject, ReversalObject, TransferObject } from './connect-objects';
import type { IdempotentAnswer } from './idempotency';
import {
  type ChargeObject,
  type CustomerObject,
  type DisputeObject,
  type EventObject,
  type IntentObject,
  type PaymentMethodObject,
  type RefundObject,
  type TransactionObject,
  waitsForMoney,
} from './objects';
import type { IntentPlan, SessionLine, SessionObject } from './session-objects';
import { Table } from './table';
import { Webhooks } from './webhooks';

export type SessionWork = { plan: IntentPlan; lines: SessionLine[]; outcome?: 'succeed' | 'fail' };
export type OnboardingLink = { account: string; returnUrl: string; refreshUrl: string; expiresAt: number };

const keptEvents = 20_000;
const keptAnswers = 20_000;

/** The state of the stand-in for Stripe. */
export class StripeCloud {
  /** Its own URL, known once it listens. */
  url = '';
  /** Called when a balance has grown while refunds wait for money. */
  onMoney: () => void = () => {};
  /** The outcome of the next refunds, unless the card decides otherwise. */
  refundsWill: 'succeed' | 'stay_pending' = 'succeed';

  readonly tables = {
    sessions: new Table<SessionObject>('checkout.session', '/v1/checkout/sessions'),
    intents: new Table<IntentObject>('payment_intent', '/v1/payment_intents'),
    methods: new Table<PaymentMethodObject>('PaymentMethod', '/v1/payment_methods'),
    charges: new Table<ChargeObject>('charge', '/v1/charges'),
    refunds: new Table<RefundObject>('refund', '/v1/refunds'),
    customers: new Table<CustomerObject>('customer', '/v1/customers'),
    accounts: new Table<AccountObject>('account', '/v1/accounts'),
    transfers: new Table<TransferObject>('transfer', '/v1/transfers'),
    reversals: new Table<ReversalObject>('transfer_reversal', '/v1/transfers'),
    fees: new Table<FeeObject>('application_fee', '/v1/application_fees'),
    disputes: new Table<DisputeObject>('dispute', '/v1/disputes'),
    transactions: new Table<TransactionObject>('balance_transaction', '/v1/balance_transactions'),
    events: new Table<EventObject>('event', '/v1/events'),
  };
  readonly work = new Map<string, SessionWork>();
  /** Card numbers by payment method: some test cards misbehave later. */
  readonly cards = new Map<string, string>();
  readonly links = new Map<string, OnboardingLink>();
  /** Accounts that were closed or have revoked the connection: we have no access any more. */
  readonly revoked = new Set<string>();
  readonly answers = new Map<string, IdempotentAnswer>();
  /** Refunds that wait for enough balance, oldest first. */
  readonly waiting = new Set<string>();
  readonly webhooks: Webhooks;

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly touch: () => void,
  ) {
    this.webhooks = new Webhooks(this);
  }

  dump(): unknown {
    this.tables.events.trim(keptEvents);
    for (const key of this.answers.keys()) {
      if (this.answers.size <= keptAnswers) break;
      this.answers.delete(key);
    }
    return {
      tables: Object.fromEntries(Object.entries(this.tables).map(([name, table]) => [name, table.rows()])),
      work: [...this.work],
      cards: [...this.cards],
      links: [...this.links],
      revoked: [...this.revoked],
      answers: [...this.answers],
      undelivered: this.webhooks.dump(),
    };
  }

  load(saved: ReturnType<typeof parseDump>): void {
    for (const [name, table] of Object.entries(this.tables)) {
      const rows = saved.tables[name];
      if (rows) (table as Table<{ id: string; created: number }>).load(rows);
    }
    for (const [key, value] of saved.work) this.work.set(key, value);
    for (const [key, value] of saved.cards) this.cards.set(key, value);
    for (const [key, value] of saved.links) this.links.set(key, value);
    for (const id of saved.revoked ?? []) this.revoked.add(id);
    for (const [key, value] of saved.answers) this.answers.set(key, value);
    for (const { value } of this.tables.refunds.rows()) if (waitsForMoney(value)) this.waiting.add(value.id);
    this.webhooks.load(saved.undelivered);
  }

  clear(): void {
    for (const table of Object.values(this.tables)) table.load([]);
    this.work.clear();
    this.cards.clear();
    this.links.clear();
    this.answers.clear();
    this.revoked.clear();
    this.waiting.clear();
    this.refundsWill = 'succeed';
    this.webhooks.clear();
  }
}

/** Not validated: the file was written by `dump` of the same version. */
export function parseDump(value: unknown) {
  return value as {
    tables: Record<string, { scope: string; value: { id: string; created: number } }[]>;
    work: [string, SessionWork][];
    cards: [string, string][];
    links: [string, OnboardingLink][];
    answers: [string, IdempotentAnswer][];
    revoked?: string[];
    undelivered: string[];
  };
}
