import { createAccount, createAccountLink, getAccount, updateAccount } from './accounts';
import { readBalance } from './balance';
import type { StripeCloud } from './cloud';
import { createCustomerFrom, updateCustomer } from './customers';
import { closeDispute, updateDispute } from './disputes';
import { payAtOnce } from './intents';
import { listTable, paginate } from './lists';
import type { Params } from './params';
import { createRefund } from './refunds';
import { createSession, expire, linesOf } from './sessions';
import { platform } from './table';
import { createReversal, createTransfer } from './transfers';

type Context = { cloud: StripeCloud; scope: string; params: Params; id: string };
type Route = { method: string; path: RegExp; run: (context: Context) => object };

function route(method: string, path: string, run: Route['run']): Route {
  return { method, path: new RegExp(`^/v1${path.replace(':id', '([^/]+)')}$`), run };
}

/** Retrieves an object by its id; the only parameter is `expand`. */
function reads(path: string, read: (context: Context) => object): Route {
  return route('GET', `${path}/:id`, (context) => {
    context.params.only('expand');
    return read(context);
  });
}

export const routes: Route[] = [
  route('POST', '/checkout/sessions', ({ cloud, scope, params }) => createSession(cloud, scope, params)),
  route('GET', '/checkout/sessions', ({ cloud, scope, params }) =>
    listTable(cloud.tables.sessions, scope, params, {
      customer: (session, id) => session.customer === id,
      payment_intent: (session, id) => session.payment_intent === id,
      status: (session, status) => session.status === status,
    }),
  ),
  reads('/checkout/sessions', ({ cloud, scope, id }) => cloud.tables.sessions.get(scope, id, 'session')),
  route('POST', '/checkout/sessions/:id/expire', ({ cloud, scope, params, id }) => {
    params.only('expand');
    return expire(cloud, scope, id);
  }),
  route('GET', '/checkout/sessions/:id/line_items', ({ cloud, scope, params, id }) => {
    params.only('ending_before', 'expand', 'limit', 'starting_after');
    cloud.tables.sessions.get(scope, id, 'session');
    return paginate(linesOf(cloud, id), `/v1/checkout/sessions/${id}/line_items`, params);
  }),
  route('GET', '/payment_intents', ({ cloud, scope, params }) =>
    listTable(cloud.tables.intents, scope, params, { customer: (intent, id) => intent.customer === id }),
  ),
  route('POST', '/payment_intents', ({ cloud, scope, params }) => payAtOnce(cloud, scope, params)),
  reads('/payment_intents', ({ cloud, scope, id }) => cloud.tables.intents.get(scope, id, 'intent')),
  reads('/payment_methods', ({ cloud, scope, id }) => cloud.tables.methods.get(scope, id, 'payment_method')),
  route('GET', '/charges', ({ cloud, scope, params }) =>
    listTable(cloud.tables.charges, scope, params, {
      customer: (charge, id) => charge.customer === id,
      payment_intent: (charge, id) => charge.payment_intent === id,
      transfer_group: (charge, group) => charge.transfer_group === group,
    }),
  ),
  reads('/charges', ({ cloud, scope, id }) => cloud.tables.charges.get(scope, id)),
  route('POST', '/refunds', ({ cloud, scope, params }) => createRefund(cloud, scope, params)),
  route('GET', '/refunds', ({ cloud, scope, params }) =>
    listTable(cloud.tables.refunds, scope, params, {
      charge: (refund, id) => refund.charge === id,
      payment_intent: (refund, id) => refund.payment_intent === id,
    }),
  ),
  reads('/refunds', ({ cloud, scope, id }) => cloud.tables.refunds.get(scope, id)),
  route('POST', '/customers', ({ cloud, scope, params }) => createCustomerFrom(cloud, scope, params)),
  route('GET', '/customers', ({ cloud, scope, params }) =>
    listTable(cloud.tables.customers, scope, params, {
      email: (customer, email) => customer.email === email,
    }),
  ),
  route('POST', '/customers/:id', ({ cloud, scope, params, id }) => updateCustomer(cloud, scope, id, params)),
  reads('/customers', ({ cloud, scope, id }) => cloud.tables.customers.get(scope, id)),
  route('POST', '/accounts', ({ cloud, params }) => createAccount(cloud, params)),
  route('GET', '/accounts', ({ cloud, params }) => listTable(cloud.tables.accounts, platform, params)),
  route('POST', '/accounts/:id', ({ cloud, params, id }) => updateAccount(cloud, id, params)),
  reads('/accounts', ({ cloud, id }) => getAccount(cloud, id)),
  route('POST', '/account_links', ({ cloud, params }) => createAccountLink(cloud, params)),
  route('POST', '/transfers', ({ cloud, scope, params }) => createTransfer(cloud, scope, params)),
  route('GET', '/transfers', ({ cloud, scope, params }) =>
    listTable(cloud.tables.transfers, scope, params, {
      destination: (transfer, id) => transfer.destination === id,
      transfer_group: (transfer, group) => transfer.transfer_group === group,
    }),
  ),
  reads('/transfers', ({ cloud, scope, id }) => cloud.tables.transfers.get(scope, id, 'transfer')),
  route('POST', '/transfers/:id/reversals', ({ cloud, scope, params, id }) =>
    createReversal(cloud, scope, id, params),
  ),
  route('GET', '/transfers/:id/reversals', ({ cloud, scope, params, id }) => {
    params.only('ending_before', 'expand', 'limit', 'starting_after');
    const { reversals } = cloud.tables.transfers.get(scope, id);
    return paginate(reversals.data, reversals.url, params);
  }),
  route('GET', '/application_fees', ({ cloud, params }) =>
    listTable(cloud.tables.fees, platform, params, { charge: (fee, id) => fee.charge === id }),
  ),
  reads('/application_fees', ({ cloud, id }) => cloud.tables.fees.get(platform, id)),
  route('GET', '/disputes', ({ cloud, scope, params }) =>
    listTable(cloud.tables.disputes, scope, params, {
      charge: (dispute, id) => dispute.charge === id,
      payment_intent: (dispute, id) => dispute.payment_intent === id,
    }),
  ),
  route('POST', '/disputes/:id', ({ cloud, scope, params, id }) => updateDispute(cloud, scope, id, params)),
  reads('/disputes', ({ cloud, scope, id }) => cloud.tables.disputes.get(scope, id)),
  route('POST', '/disputes/:id/close', ({ cloud, scope, params, id }) => {
    params.only('expand');
    cloud.tables.disputes.get(scope, id);
    return closeDispute(cloud, id, false);
  }),
  route('GET', '/balance', ({ cloud, scope, params }) => {
    params.only('expand');
    return readBalance(cloud, scope);
  }),
  route('GET', '/balance_transactions', ({ cloud, scope, params }) =>
    listTable(cloud.tables.transactions, scope, params, {
      source: (transaction, id) => transaction.source === id,
      type: (transaction, type) => transaction.type === type,
    }),
  ),
  reads('/balance_transactions', ({ cloud, scope, id }) => cloud.tables.transactions.get(scope, id)),
  route('GET', '/events', ({ cloud, scope, params }) =>
    listTable(cloud.tables.events, scope, params, { type: (event, type) => event.type === type }),
  ),
  reads('/events', ({ cloud, scope, id }) => cloud.tables.events.get(scope, id)),
];
