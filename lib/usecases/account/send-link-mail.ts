import { asSystem } from '@/lib/data/connection/transaction';
import { ownedSites, tenantName } from '@/lib/data/people/memberships';
import { readOpenToken } from '@/lib/data/people/tokens';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { WaitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';
import { sendMail } from '@/lib/integrations/postmark/send-mail';
import { platformBrand } from '@/lib/usecases/mails/content';
import { renderMail } from '@/lib/usecases/mails/render-mail';
import { invitationMail, proofMail, resetMail } from './link-mail';
import { linkAddress } from './link-token';

/**
 * The job that mails a link. A link that was used or replaced meanwhile is not sent.
 * @throws WaitsForVendor when the mail may go through later, so that the job is retried; NonRetryable when it is
 * refused for good
 */
export async function sendLinkMail(payload: { tokenId: string }, now = Date.now()): Promise<undefined> {
  const found = await asSystem(async (tx) => {
    const token = await readOpenToken(tx, payload.tokenId, now);
    if (!token) return null;
    const name = token.tenantId ? await tenantName(tx, token.tenantId) : 'MAIS';
    const sites = token.kind === 'ADDRESS_PROOF' && token.userId ? await ownedSites(tx, token.userId) : [];
    return { token, name, sites };
  });
  if (!found) return;
  const { token, name, sites } = found;
  const address = linkAddress(token.kind, token.id);
  const mail = {
    INVITATION: () => invitationMail(address, name),
    PASSWORD_RESET: () => resetMail(address),
    ADDRESS_PROOF: () => proofMail(address, sites),
  }[token.kind]();
  const { html, text } = await renderMail(mail, { ...platformBrand, name });
  const sent = await sendMail({
    to: token.email,
    subject: mail.subject,
    html,
    text,
    fromName: name,
    tag: token.kind.toLowerCase(),
    metadata: { tokenId: token.id },
  });
  if (sent.ok) return;
  if (sent.reason === 'retryable') throw new WaitsForVendor('postmark', sent.detail);
  // There is no Mail row to record it on: only the job can show it to the operator.
  if (sent.reason === 'refused') throw new NonRetryable(sent.detail);
}
