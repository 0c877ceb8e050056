import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type AccountNews, readConnectState } from '@/lib/data/money/stripe-accounts';
import { memberAddresses } from '@/lib/data/outbox/mail-delivery';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { WaitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';
import { env } from '@/lib/env';
import { sendMail } from '@/lib/integrations/postmark/send-mail';
import { type MailContent, platformBrand } from '@/lib/usecases/mails/content';
import { renderMail } from '@/lib/usecases/mails/render-mail';

/**
 * The job that mails the owners about a change of their Stripe account, unless it has changed back since.
 * @throws WaitsForVendor when the mail may go through later; NonRetryable when it is refused for good
 */
export async function tellOfAccount(ctx: TenantContext, payload: { news: AccountNews }): Promise<void> {
  const state = await readConnectState(ctx);
  // Payout mails go to every owner, whatever mails they chose.
  const to = (await memberAddresses(ctx)).filter(({ role }) => role === 'OWNER').map(({ email }) => email);
  if (!state || to.length === 0) return;
  const isSo = {
    lost: state.lost,
    stopped: !state.chargesEnabled && !state.lost,
    due: (state.requirements?.due ?? 0) > 0,
  };
  if (!isSo[payload.news]) return;
  const mail = words(payload.news, state.name, state.requirements?.deadline ?? null);
  const { html, text } = await renderMail(mail, platformBrand);
  const sent = await sendMail({
    to: to.join(', '),
    subject: mail.subject,
    html,
    text,
    fromName: platformBrand.name,
    tag: `account_${payload.news}`,
    metadata: { tenantId: ctx.tenantId },
  });
  if (sent.ok) return;
  if (sent.reason === 'retryable') throw new WaitsForVendor('postmark', sent.detail);
  if (sent.reason === 'refused') throw new NonRetryable(sent.detail);
}

function words(news: AccountNews, name: string, deadline: number | null): MailContent {
  const href = `${env.APP_URL}/admin/payments`;
  const closed =
    'Until then your site shows your packages without a way to pay for them online. What is booked already stands.';
  if (news === 'lost') {
    return {
      subject: `${name} can’t take cards any more`,
      preview: 'Your Stripe account is no longer connected.',
      heading: 'Your Stripe account is no longer connected.',
      paragraphs: [
        `Stripe lets us into the account of ${name} no longer: it was closed, or the connection was taken back. Please connect an account again. ${closed}`,
      ],
      facts: [],
      button: { label: 'Connect an account', href },
    };
  }
  if (news === 'stopped') {
    return {
      subject: `${name} can’t take cards right now`,
      preview: 'Stripe has stopped card payments for your account.',
      heading: 'Stripe has stopped card payments for your account.',
      paragraphs: [`Stripe asks something of ${name} before it charges cards again. ${closed}`],
      facts: [],
      button: { label: 'See what Stripe asks', href },
    };
  }
  const by = deadline === null ? '' : ` by ${new Date(deadline).toISOString().slice(0, 10)}`;
  return {
    subject: `Stripe needs more details of ${name}`,
    preview: 'Please give them before card payments stop.',
    heading: `Stripe needs more details of you${by}.`,
    paragraphs: [
      `Please give them soon: without them Stripe stops the card payments or the payouts of ${name}.`,
    ],
    facts: [],
    button: { label: 'Give the details', href },
  };
}
