import { bankDebit, willBeDisputed } from './cards';
import type { StripeCloud } from './cloud';
import { createCustomer } from './customers';
import { openDispute } from './disputes';
import { StripeError } from './errors';
import { emit } from './events';
import { createCard, createMethod, type Payer } from './methods';
import type { IntentObject, PaymentError, PaymentMethodObject } from './objects';
import { cancelIntent, createIntent, fail, startProcessing, succeed } from './payments';
import type { SessionObject } from './session-objects';

/** The customer's actions on the page. Each checks that the session is still open. */
export function payWithCard(
  cloud: StripeCloud,
  id: string,
  payer: Payer,
  number: string,
): { ok: true } | { ok: false; error: PaymentError } {
  const { scope, session, intent } = begin(cloud, id, payer);
  const { card, method } = createCard(cloud, scope, intent, payer, number);
  if (card.error) {
    fail(cloud, scope, intent, method, card.error);
    cloud.touch();
    return { ok: false, error: card.error };
  }
  const charge = succeed(cloud, scope, intent, method);
  complete(cloud, scope, session, intent, method, payer, 'paid');
  if (willBeDisputed(card.number)) openDispute(cloud, charge.id, { reason: 'fraudulent' });
  return { ok: true };
}

/** Completes the session unpaid; `settleDebit` delivers the bank's answer. */
export function payByDebit(cloud: StripeCloud, id: string, payer: Payer, outcome?: 'succeed' | 'fail'): void {
  const { scope, session, intent } = begin(cloud, id, payer);
  const type = bankDebit(session.currency);
  const method = createMethod(cloud, scope, intent, payer, type, { last4: '6789', bank_name: 'TEST BANK' });
  startProcessing(cloud, scope, intent, method);
  complete(cloud, scope, session, intent, method, payer, 'unpaid');
  const work = cloud.work.get(id);
  if (work && outcome) {
    work.outcome = outcome;
    watchDebit(cloud, id);
  }
}

/** Schedules the bank's answer that the payer chose; also after a restart. */
export function watchDebit(cloud: StripeCloud, id: string): void {
  const outcome = cloud.work.get(id)?.outcome;
  if (!outcome) return;
  cloud.clock.at(cloud.clock.now() + cloud.settings.bankDebitMs, () => {
    if (isProcessing(cloud, id)) settleDebit(cloud, id, outcome === 'succeed');
  });
}

export function isProcessing(cloud: StripeCloud, id: string): boolean {
  const { scope, value } = cloud.tables.sessions.row(id);
  return (
    value.payment_intent !== null &&
    cloud.tables.intents.get(scope, value.payment_intent).status === 'processing'
  );
}

export function settleDebit(cloud: StripeCloud, id: string, paid: boolean): void {
  const { scope, value: session } = cloud.tables.sessions.row(id);
  if (!session.payment_intent || !isProcessing(cloud, id))
    throw refused(session, 'has no payment in process');
  const intent = cloud.tables.intents.get(scope, session.payment_intent);
  const method = cloud.tables.methods.get(scope, intent.payment_method ?? '');
  if (paid) {
    succeed(cloud, scope, intent, method);
    session.payment_status = 'paid';
  } else {
    fail(cloud, scope, intent, method, {
      type: 'card_error',
      code: 'payment_method_provider_decline',
      message: 'The customer’s bank account could not be debited.',
    });
  }
  emit(cloud, scope, `checkout.session.async_payment_${paid ? 'succeeded' : 'failed'}`, session);
}

export function expireSession(cloud: StripeCloud, scope: string, session: SessionObject): void {
  if (session.status !== 'open') throw refused(session, `is ${session.status}`);
  session.status = 'expired';
  session.url = null;
  if (session.payment_intent) {
    cancelIntent(cloud, scope, cloud.tables.intents.get(scope, session.payment_intent), 'automatic');
  }
  emit(cloud, scope, 'checkout.session.expired', session);
}

function begin(cloud: StripeCloud, id: string, payer: Payer) {
  const { scope, value: session } = cloud.tables.sessions.row(id);
  if (session.status !== 'open') throw refused(session, `is ${session.status}`);
  if (session.expires_at <= cloud.clock.seconds()) {
    expireSession(cloud, scope, session);
    throw refused(session, 'is expired');
  }
  const work = cloud.work.get(id);
  if (!work) throw refused(session, 'has lost its lines');
  session.customer ??= wantsCustomer(session, work.plan.setup_future_usage)
    ? createCustomer(cloud, scope, { email: session.customer_email ?? payer.email, name: payer.name }).id
    : null;
  let intent = session.payment_intent ? cloud.tables.intents.find(scope, session.payment_intent) : undefined;
  intent ??= createIntent(cloud, scope, {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    plan: work.plan,
    types: session.payment_method_types,
  });
  session.payment_intent = intent.id;
  return { scope, session, intent };
}

function wantsCustomer(session: SessionObject, futureUsage: string | null): boolean {
  return session.customer_creation === 'always' || futureUsage !== null;
}

function complete(
  cloud: StripeCloud,
  scope: string,
  session: SessionObject,
  intent: IntentObject,
  method: PaymentMethodObject,
  payer: Payer,
  status: SessionObject['payment_status'],
): void {
  session.status = 'complete';
  session.payment_status = status;
  session.url = null;
  session.payment_intent = intent.id;
  session.customer_details = {
    email: session.customer_email ?? session.customer_details?.email ?? payer.email,
    name: method.billing_details.name,
    phone: null,
  };
  emit(cloud, scope, 'checkout.session.completed', session);
}

function refused(session: SessionObject, why: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'session_not_open',
    message: `The Checkout Session ${session.id} ${why}.`,
  });
}
