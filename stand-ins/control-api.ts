import { z } from 'zod';
import { assistantActs } from './assistant/control';
import { googleActs } from './google/control';
import { type CloudRequest, json, type Reply } from './http';
import { newId } from './ids';
import { isInboxPath, serveInbox } from './inbox/serve';
import type { Parts } from './parts';
import { revoke, setEnabled } from './stripe/accounts';
import { book } from './stripe/balance';
import { declinedCard, goodCard } from './stripe/cards';
import { expireSession, isProcessing, payByDebit, payWithCard, settleDebit } from './stripe/checkout';
import { recallDemoPayments } from './stripe/demo-payments';
import { appealDispute, closeDispute, escalateDispute, openDispute } from './stripe/disputes';
import { StripeError } from './stripe/errors';
import { failRefund, finishRefund } from './stripe/refund-outcomes';

const Ids = z.object({ ids: z.array(z.string()).optional() });
const On = z.object({ on: z.boolean() });
const Fault = z.object({
  path: z.string().optional(),
  method: z.string().optional(),
  status: z.int().optional(),
  code: z.union([z.int(), z.string()]).optional(),
  times: z.int().optional(),
  delayMs: z.number().optional(),
  blackhole: z.boolean().optional(),
  reset: z.boolean().optional(),
  cut: z.boolean().optional(),
  after: z.boolean().optional(),
  kept: z.boolean().optional(),
});
const Outcome = z.enum(['paid', 'declined', 'async_pending', 'async_succeeded', 'async_failed', 'expire']);

type Act = (parts: Parts, body: unknown, request: CloudRequest) => unknown;

const acts: Record<string, Act> = {
  'GET /': (parts) => ({ ...parts.urls, appUrl: parts.settings.appUrl, now: parts.clock.now() }),
  'POST /config': (parts, body) => {
    const given = z.object({ appUrl: z.url().optional(), bankDebitMs: z.number().optional() }).parse(body);
    Object.assign(parts.settings, given);
    return { appUrl: parts.settings.appUrl };
  },
  'POST /clock': (parts, body) => {
    parts.clock.advance(z.object({ advanceMs: z.number().positive() }).parse(body).advanceMs);
    return { now: parts.clock.now() };
  },
  'POST /clock/skew': (parts, body) => {
    parts.clock.skew(z.object({ ms: z.number() }).parse(body).ms);
    return { now: parts.clock.now() };
  },
  'POST /reset': (parts) => {
    parts.reset();
    return {};
  },
  'POST /switch': (parts, body) => {
    const { vendor, fail } = z
      .object({
        vendor: z.enum(['stripe', 'qstash', 'postmark', 'hibp', 's3', 'google', 'assistant']),
        fail: z.union([Fault, z.array(Fault), z.null()]),
      })
      .parse(body);
    parts.vendors[vendor].faults = fail === null ? [] : [fail].flat();
    return {};
  },
  'GET /calls': (parts) =>
    Object.fromEntries(
      Object.entries(parts.vendors).map(([name, { counts, calls }]) => [name, { counts, calls }]),
    ),
  'POST /stripe/pay': (parts, body) => {
    const given = z
      .object({ sessionId: z.string(), outcome: Outcome, card: z.string().optional() })
      .parse(body);
    pay(parts, given);
    return parts.stripe.tables.sessions.row(given.sessionId).value;
  },
  'POST /stripe/refunds': (parts, body) => {
    const { will } = z.object({ will: z.enum(['succeed', 'stay_pending']) }).parse(body);
    parts.stripe.refundsWill = will;
    return {};
  },
  'POST /stripe/refund': (parts, body) => {
    const { id, status, reason } = z
      .object({
        id: z.string(),
        status: z.enum(['failed', 'succeeded']),
        reason: z.string().default('unknown'),
      })
      .parse(body);
    return status === 'failed' ? failRefund(parts.stripe, id, reason) : finishRefund(parts.stripe, id);
  },
  'POST /stripe/dispute': (parts, body) => {
    const { charge, ...question } = z
      .object({
        charge: z.string(),
        reason: z.string().optional(),
        amount: z.int().positive().optional(),
        inquiry: z.boolean().optional(),
        prevented: z.enum(['resolution', 'block']).optional(),
      })
      .parse(body);
    recallDemoPayments(parts.stripe, charge);
    return openDispute(parts.stripe, charge, question);
  },
  'POST /stripe/dispute/escalate': (parts, body) =>
    escalateDispute(parts.stripe, z.object({ id: z.string() }).parse(body).id),
  'POST /stripe/dispute/appeal': (parts, body) =>
    appealDispute(parts.stripe, z.object({ id: z.string() }).parse(body).id),
  'POST /stripe/dispute/close': (parts, body) => {
    const { id, won, amount } = z
      .object({ id: z.string(), won: z.boolean(), amount: z.int().positive().optional() })
      .parse(body);
    return closeDispute(parts.stripe, id, won, amount);
  },
  'POST /stripe/account': (parts, body) => {
    const { id, enabled, due } = z
      .object({ id: z.string(), enabled: z.boolean(), due: z.array(z.string()).optional() })
      .parse(body);
    return setEnabled(parts.stripe, id, enabled, due);
  },
  'POST /stripe/payout': (parts, body) => {
    const { account, amount, currency } = z
      .object({ account: z.string(), amount: z.int(), currency: z.string() })
      .parse(body);
    return { transaction: book(parts.stripe, account, 'payout', -amount, currency, newId('po')) };
  },
  'POST /stripe/account/revoke': (parts, body) =>
    revoke(parts.stripe, z.object({ id: z.string() }).parse(body).id),
  'POST /stripe/hold': (parts, body) => {
    parts.stripe.webhooks.hold(On.parse(body).on);
    return {};
  },
  'GET /stripe/held': (parts) => parts.stripe.webhooks.held(),
  'POST /stripe/release': (parts, body) => parts.stripe.webhooks.release(Ids.parse(body).ids),
  'POST /stripe/resend': (parts, body) =>
    parts.stripe.webhooks.send(z.object({ id: z.string() }).parse(body).id),
  'GET /stripe/undelivered': (parts) => parts.stripe.webhooks.undelivered(),
  'GET /stripe/state': (parts) => {
    const { tables, webhooks } = parts.stripe;
    const all = Object.entries(tables).map(([name, table]) => [name, table.rows().map((row) => row.value)]);
    return {
      ...Object.fromEntries(all),
      deliveries: webhooks.log,
      undelivered: webhooks.undelivered(),
      calls: parts.vendors.stripe.counts,
    };
  },
  'GET /s3/objects': ({ s3 }) =>
    [...s3.objects].map(([key, { bytes, type }]) => ({ key, type, bytes: bytes.length })),
  ...googleActs,
  ...assistantActs,
  'GET /qstash/state': ({ qstash, vendors }) => ({
    messages: [...qstash.messages.values()],
    held: qstash.held(),
    dlq: qstash.dlq,
    schedules: [...qstash.schedules.values()],
    sent: qstash.log,
    calls: vendors.qstash.counts,
  }),
  'POST /qstash/config': ({ qstash }, body) => {
    Object.assign(
      qstash,
      z
        .object({
          signWith: z.enum(['current', 'next']).optional(),
          retryMs: z.number().nullable().optional(),
        })
        .parse(body),
    );
    return {};
  },
  'POST /qstash/hold': ({ qstash }, body) => {
    qstash.hold(On.parse(body).on);
    return {};
  },
  'POST /qstash/release': ({ qstash }, body) => qstash.release(Ids.parse(body).ids),
  'POST /postmark/inactive': ({ postmark }, body) => {
    const { email, inactive } = z.object({ email: z.string(), inactive: z.boolean() }).parse(body);
    if (inactive) postmark.inactive.add(email.toLowerCase());
    else postmark.inactive.delete(email.toLowerCase());
    return {};
  },
};

function pay(
  parts: Parts,
  given: { sessionId: string; outcome: z.infer<typeof Outcome>; card?: string | undefined },
): void {
  const { stripe } = parts;
  const id = given.sessionId;
  const { scope, value: session } = stripe.tables.sessions.row(id);
  const payer = { email: session.customer_email ?? 'payer@example.test', name: 'Test Customer' };
  switch (given.outcome) {
    case 'paid':
      payWithCard(stripe, id, payer, given.card ?? goodCard);
      return;
    case 'declined':
      payWithCard(stripe, id, payer, given.card ?? declinedCard);
      return;
    case 'expire':
      expireSession(stripe, scope, session);
      return;
    case 'async_pending':
      payByDebit(stripe, id, payer);
      return;
    default:
      if (!isProcessing(stripe, id)) payByDebit(stripe, id, payer);
      settleDebit(stripe, id, given.outcome === 'async_succeeded');
  }
}

/** The calls that `README.md` lists. */
export const controlCalls = Object.keys(acts);

/** Handles the control port, for tests and the start command. Not for the product. */
export async function handleControl(parts: Parts, request: CloudRequest): Promise<Reply> {
  if (isInboxPath(request.path)) return serveInbox(parts.postmark, request);
  const act = acts[`${request.method} ${request.path}`];
  if (!act) return json({ error: `no ${request.method} ${request.path}; see stand-ins/README.md` }, 404);
  try {
    const body: unknown = request.body.length > 0 ? JSON.parse(request.body.toString()) : {};
    return json((await act(parts, body, request)) ?? {});
  } catch (error) {
    if (error instanceof StripeError) return json({ error: error.message }, error.status);
    if (error instanceof z.ZodError) return json({ error: z.prettifyError(error) }, 400);
    throw error;
  }
}
