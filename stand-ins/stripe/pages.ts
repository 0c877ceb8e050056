import { type CloudRequest, html, type Reply, redirect } from '../http';
import { setEnabled } from './accounts';
import { goodCard } from './cards';
import { payByDebit, payWithCard } from './checkout';
import { checkoutPage, messagePage, type Typed } from './checkout-page';
import type { StripeCloud } from './cloud';
import { StripeError } from './errors';
import type { SessionObject } from './session-objects';
import { setupPage } from './setup-page';

/** The pages that Stripe hosts: payment and a connected account's onboarding. */
export function handlePage(cloud: StripeCloud, request: CloudRequest): Reply {
  const [, place, ...rest] = request.path.split('/');
  try {
    if (place === 'c' && rest[0] === 'pay' && rest[1]) return payPage(cloud, request, rest[1]);
    if (place === 'setup' && rest[0]) return setup(cloud, request, rest[0]);
    if (place === 'receipts' && rest[0]) return receipt(cloud, rest[0]);
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return html(messagePage('This page does not work', error.message), 404);
  }
  return html(messagePage('Nothing here', 'The address is not one of the local cloud’s pages.'), 404);
}

function payPage(cloud: StripeCloud, request: CloudRequest, id: string): Reply {
  const session = cloud.tables.sessions.row(id).value;
  // Also after a double click: the second submit is redirected like the first.
  if (session.status === 'complete') return redirect(successUrl(session));
  if (session.status === 'expired') {
    const back = session.cancel_url ? { href: session.cancel_url, label: 'Go back' } : undefined;
    return html(
      messagePage('This payment page has expired', 'Nothing was charged. Please start again.', back),
      410,
    );
  }
  const typed = readTyped(request, session);
  if (request.method !== 'POST') return html(checkoutPage(cloud, session, typed));
  const payer = { email: typed.email || null, name: typed.name || null };
  if (typed.method === 'debit') {
    const bank = new URLSearchParams(request.body.toString()).get('bank');
    payByDebit(cloud, id, payer, bank === 'fail' ? 'fail' : 'succeed');
    return redirect(successUrl(session));
  }
  const paid = payWithCard(cloud, id, payer, typed.card);
  if (paid.ok) return redirect(successUrl(session));
  return html(checkoutPage(cloud, session, typed, `${paid.error.message} Nothing was charged.`), 402);
}

function readTyped(request: CloudRequest, session: SessionObject): Typed {
  if (request.method !== 'POST') {
    return {
      email: session.customer_email ?? '',
      card: '4242 4242 4242 4242',
      name: 'Test Customer',
      method: 'card',
    };
  }
  const form = new URLSearchParams(request.body.toString());
  return {
    email: form.get('email') ?? session.customer_email ?? '',
    card: form.get('card') ?? goodCard,
    name: form.get('name') ?? '',
    method: form.get('method') === 'debit' ? 'debit' : 'card',
  };
}

function successUrl(session: SessionObject): string {
  return session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function setup(cloud: StripeCloud, request: CloudRequest, token: string): Reply {
  const link = cloud.links.get(token);
  if (!link)
    return html(messagePage('This link is used up', 'Go back to the app and ask for a new one.'), 404);
  if (link.expiresAt <= cloud.clock.now()) return redirect(link.refreshUrl);
  const account = cloud.tables.accounts.row(link.account).value;
  if (request.method !== 'POST') return html(setupPage(account));
  cloud.links.delete(token);
  if (new URLSearchParams(request.body.toString()).get('act') === 'finish')
    setEnabled(cloud, account.id, true);
  cloud.touch();
  return redirect(link.returnUrl);
}

function receipt(cloud: StripeCloud, id: string): Reply {
  const charge = cloud.tables.charges.row(id).value;
  return html(messagePage('Receipt', `${charge.description ?? 'Payment'}: ${charge.id} (${charge.status})`));
}
