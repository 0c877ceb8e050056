import { readAccountEvent } from '@/lib/data/people/account-events';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import { WaitsForVendor } from '@/lib/domain/jobs/waits-for-vendor';
import { sendMail } from '@/lib/integrations/postmark/send-mail';
import { platformBrand } from '@/lib/usecases/mails/content';
import { renderMail } from '@/lib/usecases/mails/render-mail';
import { eventMail } from './event-mail';

/**
 * The job that mails a person about an event of their account.
 * @throws WaitsForVendor when the mail may go through later; NonRetryable when it is refused for good
 */
export async function sendEventMail(payload: { eventId: string }): Promise<void> {
  const event = await readAccountEvent(payload.eventId);
  const mail = event && eventMail(event);
  if (!mail) return;
  const { html, text } = await renderMail(mail, platformBrand);
  const sent = await sendMail({
    to: event.email,
    subject: mail.subject,
    html,
    text,
    fromName: platformBrand.name,
    tag: event.kind,
    metadata: { eventId: payload.eventId },
  });
  if (sent.ok) return;
  if (sent.reason === 'retryable') throw new WaitsForVendor('postmark', sent.detail);
  if (sent.reason === 'refused') throw new NonRetryable(sent.detail);
}
