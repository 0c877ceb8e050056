import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import type { SiteChanged } from '@/lib/domain/jobs/site-changed';
import { mailAbout } from '@/lib/domain/mail-about';
import { mailResetLink } from '@/lib/usecases/account/request-reset';
import { sendEventMail } from '@/lib/usecases/account/send-event-mail';
import { sendLinkMail } from '@/lib/usecases/account/send-link-mail';
import { refreshAccount } from '@/lib/usecases/connect/onboarding';
import { tellOfAccount } from '@/lib/usecases/connect/tell-owner';
import { sendBookingMail } from '@/lib/usecases/mails/send';
import { sendRefund } from '@/lib/usecases/refunds/send-refund';
import { settlePayment } from '@/lib/usecases/refunds/settle-payment';
import { tellRefundFailed } from '@/lib/usecases/refunds/tell-refund-failed';
import { handleStripeEvent } from '@/lib/usecases/webhooks/handle-stripe';

type Run = (ctx: TenantContext | null, payload: unknown) => Promise<SiteChanged | undefined>;

/** From a job's name to its use case. Every one may run twice: delivery is at least once. */
export const jobs: Readonly<Record<string, Run>> = {
  handle_stripe_event: ofPlatform(z.object({ eventId: z.uuid() }), handleStripeEvent),
  mail_reset_link: ofPlatform(z.object({ sealed: z.string() }), (payload) => mailResetLink(payload)),
  /** Mails to a person rather than about a booking: of a link, or of what happened to the account. */
  send_link_mail: ofPlatform(
    z.union([z.object({ tokenId: z.uuid() }), z.object({ eventId: z.uuid() })]),
    async (payload) => {
      if ('tokenId' in payload) await sendLinkMail(payload);
      else await sendEventMail(payload);
      return undefined;
    },
  ),
  send_mail: ofTenant(mailAbout.extend({ mailId: z.uuid() }), sendBookingMail),
  send_refund: ofTenant(z.object({ refundId: z.uuid() }), sendRefund),
  tell_refund_failed: ofTenant(z.object({ refundId: z.uuid() }), tellRefundFailed),
  settle_payment: ofTenant(z.object({ paymentId: z.uuid() }), settlePayment),
  tell_of_account: ofTenant(z.object({ news: z.enum(['lost', 'stopped', 'due']) }), tellOfAccount),
  refresh_account: ofPlatform(z.object({ accountId: z.string() }), ({ accountId }) =>
    refreshAccount(accountId),
  ),
};

function ofPlatform<T>(shape: z.ZodType<T>, run: (payload: T) => Promise<SiteChanged | undefined>): Run {
  return async (_, payload) => run(read(shape, payload));
}

function ofTenant<T>(shape: z.ZodType<T>, run: (ctx: TenantContext, payload: T) => Promise<void>): Run {
  return async (ctx, payload) => {
    if (!ctx) throw new NonRetryable('This job needs a tenant');
    await run(ctx, read(shape, payload));
    return undefined;
  };
}

function read<T>(shape: z.ZodType<T>, payload: unknown): T {
  const parsed = shape.safeParse(payload);
  if (!parsed.success) throw new NonRetryable('The job’s payload has another shape', parsed.error);
  return parsed.data;
}
