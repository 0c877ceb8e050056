import { limitedFetch } from '../lib/limited-fetch';
import type { Turn } from './assistant/cloud';
import type { ChatRequest } from './assistant/request';
import type { Channel, GoogleEvent } from './google/state';
import type { Mail } from './postmark/api';
import type { Sent } from './qstash/cloud';
import type { DeadLetter, Message } from './qstash/message';
import type { Schedule } from './qstash/schedule';
import type { AccountObject, TransferObject } from './stripe/connect-objects';
import type { ChargeObject, DisputeObject, EventObject, IntentObject, RefundObject } from './stripe/objects';
import type { SessionObject } from './stripe/session-objects';
import type { Delivery } from './stripe/webhooks';
import type { Call, Fault, VendorName } from './vendor';

export type PayOutcome =
  | 'paid'
  | 'declined'
  | 'async_pending'
  | 'async_succeeded'
  | 'async_failed'
  | 'expire';

type StripeView = {
  sessions: SessionObject[];
  intents: IntentObject[];
  charges: ChargeObject[];
  refunds: RefundObject[];
  accounts: AccountObject[];
  transfers: TransferObject[];
  disputes: DisputeObject[];
  events: EventObject[];
  deliveries: (Delivery & { at: number })[];
  undelivered: string[];
  calls: Record<string, number>;
};

type QstashView = {
  messages: Message[];
  held: string[];
  dlq: DeadLetter[];
  schedules: Schedule[];
  sent: Sent[];
  calls: Record<string, number>;
};

/** Typed client of the control port, for tests: acts as the customer, the bank, the card network or an outage. */
export function controlCloud(url: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await limitedFetch(
      url + path,
      {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      },
      60_000,
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`local cloud: ${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  }
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);

  return {
    url,
    /** Sets where webhooks are sent from now on. */
    setAppUrl: (appUrl: string) => post('/config', { appUrl }),
    /** Advances the cloud's clock: sessions expire, delayed messages and retries become due. */
    advance: (advanceMs: number) => post('/clock', { advanceMs }),
    /** Sets the vendors' clock skew, behind (negative) or ahead of ours; affects signatures too. */
    skew: (ms: number) => post('/clock/skew', { ms }),
    reset: () => post('/reset'),
    /** Injects one or several faults into a vendor; null clears them. */
    switch: (vendor: VendorName, fail: Fault | Fault[] | null) => post('/switch', { vendor, fail }),
    calls: () => call<Record<VendorName, { counts: Record<string, number>; calls: Call[] }>>('GET', '/calls'),

    /** A person's event in Google: made, or (with an id) moved or changed; answers with it. */
    googleEvent: (email: string, event: Record<string, unknown>, calendar = 'primary') =>
      post<{ id: string; etag: string }>('/google/event', { email, calendar, event }),
    googleDelete: (email: string, id: string, calendar = 'primary') =>
      post('/google/delete', { email, calendar, id }),
    /** What is in a calendar, deleted events too. */
    googleEvents: (email: string, calendar = 'primary') =>
      call<GoogleEvent[]>('GET', `/google/events?${new URLSearchParams({ email, calendar })}`),
    googleRevoke: (email: string) => post('/google/revoke', { email }),
    googleConfig: (config: { pushes?: boolean; refusesRefresh?: boolean; forgetTokens?: boolean }) =>
      post('/google/config', config),
    googleChannels: () => call<Channel[]>('GET', '/google/channels'),
    /** Tells a channel that something has changed, whether or not anything has. */
    googleNotify: (id: string, times = 1) => post<number[]>('/google/notify', { id, times }),

    /** What the model answers next, turn by turn; then the script goes on. */
    assistantTurns: (turns: Turn[]) => post('/assistant/turns', { turns }),
    assistantConfig: (config: { obeys?: boolean; paceMs?: number }) => post('/assistant/config', config),
    /** What the model was asked lately, oldest first. */
    assistantRequests: () => call<ChatRequest[]>('GET', '/assistant/requests'),

    /** What is in the bucket. */
    objects: () => call<{ key: string; type: string; bytes: number }[]>('GET', '/s3/objects'),

    pay: (sessionId: string, outcome: PayOutcome = 'paid', card?: string) =>
      post<SessionObject>('/stripe/pay', { sessionId, outcome, ...(card ? { card } : {}) }),
    expire: (sessionId: string) => post<SessionObject>('/stripe/pay', { sessionId, outcome: 'expire' }),
    stripe: () => call<StripeView>('GET', '/stripe/state'),
    refundsWill: (will: 'succeed' | 'stay_pending') => post('/stripe/refunds', { will }),
    failRefund: (id: string, reason?: string) =>
      post<RefundObject>('/stripe/refund', { id, status: 'failed', ...(reason ? { reason } : {}) }),
    finishRefund: (id: string) => post<RefundObject>('/stripe/refund', { id, status: 'succeeded' }),
    dispute: (
      charge: string,
      reason?: string,
      more: { amount?: number; inquiry?: boolean; prevented?: 'resolution' | 'block' } = {},
    ) => post<DisputeObject>('/stripe/dispute', { charge, ...(reason ? { reason } : {}), ...more }),
    escalateDispute: (id: string) => post<DisputeObject>('/stripe/dispute/escalate', { id }),
    appealDispute: (id: string) => post<DisputeObject>('/stripe/dispute/appeal', { id }),
    /**
     * Closes a dispute, also one that was decided before; with `amount` it is won in part, and only that much comes
     * back.
     */
    closeDispute: (id: string, won: boolean, amount?: number) =>
      post<DisputeObject>('/stripe/dispute/close', { id, won, ...(amount ? { amount } : {}) }),
    setAccount: (id: string, enabled: boolean, due: string[] = []) =>
      post<AccountObject>('/stripe/account', { id, enabled, due }),
    revokeAccount: (id: string) => post('/stripe/account/revoke', { id }),

    /** Pays an account's balance out to its owner's bank. */
    payOut: (account: string, amount: number, currency = 'usd') =>
      post('/stripe/payout', { account, amount, currency }),

    /** Holds webhooks back until they are released, in any order. */
    hold: (on = true) => post('/stripe/hold', { on }),
    held: () => call<EventObject[]>('GET', '/stripe/held'),
    /** Ids of the events that aren't delivered yet: a small response, for polling. */
    undelivered: () => call<string[]>('GET', '/stripe/undelivered'),
    release: (ids?: string[]) => post<Delivery[]>('/stripe/release', ids ? { ids } : {}),
    /** Delivers an event again, any number of times. */
    resend: (id: string) => post<Delivery>('/stripe/resend', { id }),

    qstash: () => call<QstashView>('GET', '/qstash/state'),
    qstashConfig: (config: { signWith?: 'current' | 'next'; retryMs?: number | null }) =>
      post('/qstash/config', config),
    holdMessages: (on = true) => post('/qstash/hold', { on }),
    releaseMessages: (ids?: string[]) => post<Sent[]>('/qstash/release', ids ? { ids } : {}),

    /** Newest first. */
    mails: (to = '') => call<Mail[]>('GET', `/mail.json?to=${encodeURIComponent(to)}`),
    setInactive: (email: string, inactive = true) => post('/postmark/inactive', { email, inactive }),
  };
}

export type CloudControl = ReturnType<typeof controlCloud>;
