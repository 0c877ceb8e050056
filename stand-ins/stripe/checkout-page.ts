import { escapeHtml, money, page } from '../html';
import { findAccount } from './accounts';
import { bankDebit, goodCard } from './cards';
import type { SessionWork, StripeCloud } from './cloud';
import { pageStyle } from './page-style';
import type { SessionObject } from './session-objects';

export type Typed = { email: string; card: string; name: string; method: 'card' | 'debit' };

/** The payment page. Works without JavaScript and by keyboard; `wrong` is shown beside the card. */
export function checkoutPage(
  cloud: StripeCloud,
  session: SessionObject,
  typed: Typed,
  wrong?: string,
): string {
  const work = cloud.work.get(session.id);
  const sum = money(session.amount_total, session.currency);
  const body = `
<header class="summary"><div class="in">
${session.cancel_url ? `<a class="back" href="${escapeHtml(session.cancel_url)}">← Back</a>` : ''}
<p><span class="test">Test mode</span></p>
<h1>${escapeHtml(payee(cloud, work))}</h1>
<p class="sum">${escapeHtml(sum)}</p>
${lines(work, session)}
<p class="total"><span>Total due</span><span>${escapeHtml(sum)}</span></p>
</div></header>
<main class="pay"><div class="in">
<h2>Payment details</h2>
<form method="post">
${email(session, typed)}
${methods(session, typed, wrong)}
<button type="submit">${session.submit_type === 'book' ? 'Book for' : 'Pay'} ${escapeHtml(sum)}</button>
</form>
<p class="hint" style="margin-top:1rem">No real money moves: this page is part of the local cloud.</p>
</div></main>`;
  return page(`Pay ${sum}`, body, pageStyle).replace('<body>', '<body class="two">');
}

/** The name of the payee, if known. */
function payee(cloud: StripeCloud, work: SessionWork | undefined): string {
  const id = work?.plan.on_behalf_of ?? work?.plan.destination;
  const name = id ? findAccount(cloud, id)?.business_profile.name : undefined;
  return typeof name === 'string' && name ? `Pay ${name}` : 'To pay';
}

function lines(work: SessionWork | undefined, session: SessionObject): string {
  const items = (work?.lines ?? []).map(
    (line) =>
      `<li><span>${escapeHtml(line.description)}${
        line.quantity > 1
          ? `<small>${line.quantity} × ${escapeHtml(money(line.price.unit_amount, session.currency))}</small>`
          : ''
      }</span><span>${escapeHtml(money(line.amount_total, session.currency))}</span></li>`,
  );
  return `<ul class="lines">${items.join('')}</ul>`;
}

function email(session: SessionObject, typed: Typed): string {
  const known = session.customer_email ?? session.customer_details?.email;
  if (known) return `<p class="field"><span class="hint">Email</span><br>${escapeHtml(known)}</p>`;
  return `<div class="field"><label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="email" required value="${escapeHtml(typed.email)}"></div>`;
}

function methods(session: SessionObject, typed: Typed, wrong: string | undefined): string {
  const debit = session.payment_method_types.includes(bankDebit(session.currency));
  const choice = (value: Typed['method'], label: string) =>
    `<label class="choice"><input type="radio" name="method" value="${value}"${
      typed.method === value ? ' checked' : ''
    }>${label}</label>`;
  return `<fieldset class="field"><legend>How do you want to pay?</legend>
${choice('card', 'Card')}${debit ? choice('debit', 'Bank debit (takes a while)') : ''}</fieldset>
<div class="part card">
<div class="field"><label for="card">Card number</label>
<input id="card" name="card" type="text" inputmode="numeric" autocomplete="cc-number" list="cards" aria-describedby="card-hint${
    wrong ? ' wrong' : ''
  }"${wrong ? ' aria-invalid="true"' : ''} value="${escapeHtml(typed.card)}">
<datalist id="cards"><option value="${goodCard}">Pays</option><option value="4000000000000002">Declined</option><option value="4000000000009995">Insufficient funds</option><option value="4000000000000259">Pays, then disputed</option><option value="4000000000005126">Pays, refunds fail</option></datalist>
${wrong ? `<p class="wrong" role="alert" id="wrong">${escapeHtml(wrong)}</p>` : ''}
<p class="hint" id="card-hint"><code>4242 4242 4242 4242</code> pays, <code>4000 0000 0000 0002</code> is declined.</p></div>
<div class="pair">
<div class="field"><label for="expiry">Expiry</label><input id="expiry" name="expiry" type="text" autocomplete="cc-exp" value="12 / 34"></div>
<div class="field"><label for="cvc">Security code</label><input id="cvc" name="cvc" type="text" inputmode="numeric" autocomplete="cc-csc" value="123"></div>
</div>
<div class="field"><label for="name">Name on the card</label><input id="name" name="name" type="text" autocomplete="cc-name" value="${escapeHtml(typed.name)}"></div>
</div>
<div class="part debit"><fieldset><legend>Test bank account</legend>
<label class="choice"><input type="radio" name="bank" value="succeed" checked>Pays in the end</label>
<label class="choice"><input type="radio" name="bank" value="fail">Has no money in the end</label></fieldset></div>`;
}

/** A page with one message: paid already, expired, unknown. */
export function messagePage(title: string, text: string, link?: { href: string; label: string }): string {
  return page(
    title,
    `<main class="alone"><p><span class="test">Test mode</span></p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>
${link ? `<p><a class="button" href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : ''}</main>`,
    pageStyle,
  );
}
