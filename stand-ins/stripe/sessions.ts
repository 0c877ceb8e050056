import { newId } from '../ids';
import { bankDebit } from './cards';
import { expireSession } from './checkout';
import type { StripeCloud } from './cloud';
import { invalid, notImplemented } from './errors';
import type { Params } from './params';
import { planned, readPlan, refuseOldMethods } from './plan';
import { readLines } from './session-lines';
import type { SessionLine, SessionObject } from './session-objects';

const shortest = 30 * 60;
const longest = 24 * 3600;

export function createSession(cloud: StripeCloud, scope: string, params: Params): SessionObject {
  refuseOldMethods(params);
  params.only(
    'allowed_payment_method_types',
    'cancel_url',
    'client_reference_id',
    'customer',
    'customer_creation',
    'customer_email',
    'expand',
    'expires_at',
    'line_items',
    'locale',
    'metadata',
    'mode',
    'payment_intent_data',
    'submit_type',
    'success_url',
    'ui_mode',
  ); // prettier-ignore
  if (params.required('mode') !== 'payment') throw notImplemented(`checkout mode ${params.string('mode')}`);
  if ((params.string('ui_mode') ?? 'hosted_page') !== 'hosted_page')
    throw notImplemented('embedded checkout');
  const { lines, total, currency } = readLines(params);
  const plan = readPlan(cloud, scope, params.child('payment_intent_data')?.only(...planned), total);
  const customer = params.string('customer') ?? null;
  const email = params.string('customer_email') ?? null;
  if (customer) cloud.tables.customers.get(scope, customer, 'customer', 400);
  if (customer && email) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.', 'customer');
  }
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid(`Invalid email address: ${email}`, 'customer_email', 'email_invalid');
  }
  const created = cloud.clock.seconds();
  const id = newId('cs_test', 58);
  const session: SessionObject = {
    id,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    cancel_url: readUrl(params, 'cancel_url') ?? null,
    client_reference_id: params.string('client_reference_id') ?? null,
    created,
    currency,
    customer,
    customer_creation: customer
      ? null
      : (params.oneOf('customer_creation', ['always', 'if_required']) ?? 'if_required'),
    customer_details:
      email || customer ? { email: email ?? emailOf(cloud, scope, customer), name: null, phone: null } : null,
    customer_email: email,
    expires_at: readExpiry(params, created),
    livemode: false,
    locale: params.string('locale') ?? null,
    metadata: params.metadata(),
    mode: 'payment',
    payment_intent: null,
    payment_method_types: readMethods(params, currency),
    payment_status: 'unpaid',
    status: 'open',
    submit_type: params.string('submit_type') ?? null,
    success_url: readUrl(params, 'success_url') ?? params.required('success_url'),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${cloud.url}/c/pay/${id}`,
  };
  cloud.tables.sessions.add(scope, session);
  cloud.work.set(id, { plan, lines });
  watchExpiry(cloud, id);
  return session;
}

/** Schedules the expiry of an open session; also after a restart. */
export function watchExpiry(cloud: StripeCloud, id: string): void {
  const { scope, value } = cloud.tables.sessions.row(id);
  cloud.clock.at(value.expires_at * 1000, () => {
    if (value.status === 'open') expireSession(cloud, scope, value);
  });
}

function readMethods(params: Params, currency: string): string[] {
  const named = params.strings('allowed_payment_method_types');
  const known = ['card', bankDebit(currency)];
  return named.length > 0 ? known.filter((type) => named.includes(type)) : known;
}

function readExpiry(params: Params, created: number): number {
  const given = params.int('expires_at');
  if (given === undefined) return created + longest;
  if (given < created + shortest) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (given > created + longest) {
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return given;
}

function readUrl(params: Params, key: string): string | undefined {
  const value = params.string(key);
  if (value === undefined) return undefined;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value.replaceAll('{CHECKOUT_SESSION_ID}', 'id'))) {
    throw invalid(`Not a valid URL: ${key}`, key, 'url_invalid');
  }
  if (value.length > 5000) throw invalid('URL must be 5000 characters or less.', key, 'url_invalid');
  return value;
}

function emailOf(cloud: StripeCloud, scope: string, customer: string | null): string | null {
  return customer ? (cloud.tables.customers.find(scope, customer)?.email ?? null) : null;
}

export function expire(cloud: StripeCloud, scope: string, id: string): SessionObject {
  const session = cloud.tables.sessions.get(scope, id, 'session');
  if (session.status !== 'open') {
    throw invalid(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        `This Checkout Session has a status of ${session.status}.`,
    );
  }
  expireSession(cloud, scope, session);
  return session;
}

export function linesOf(cloud: StripeCloud, id: string): SessionLine[] {
  return cloud.work.get(id)?.lines ?? [];
}
