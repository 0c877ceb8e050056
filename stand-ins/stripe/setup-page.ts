import { escapeHtml, page } from '../html';
import type { AccountObject } from './connect-objects';
import { pageStyle } from './page-style';

/** The onboarding of a connected account, shortened to one click. */
export function setupPage(account: AccountObject): string {
  const name =
    typeof account.business_profile.name === 'string' ? account.business_profile.name : account.email;
  return page(
    'Set up payments',
    `<main class="alone"><p><span class="test">Test mode</span></p>
<h1>Get paid as ${escapeHtml(name ?? 'your business')}</h1>
<p>Stripe would now ask for:</p>
<ul><li>your business and its address</li><li>who you are</li><li>the bank account for payouts</li></ul>
<p>Here, test details are filled in for you.</p>
<form method="post">
<button type="submit" name="act" value="finish">Use test details and finish</button>
<button type="submit" name="act" value="later" class="plain">Do this later</button>
</form></main>`,
    pageStyle,
  );
}
