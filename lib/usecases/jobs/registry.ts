import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { isJobName, type JobName, jobDefinitions, type PayloadOf } from '@/lib/domain/jobs/definitions';
import { NonRetryable } from '@/lib/domain/jobs/non-retryable';
import type { SiteChanged } from '@/lib/domain/jobs/site-changed';
import { mailResetLink } from '@/lib/usecases/account/request-reset';
import { sendEventMail } from '@/lib/usecases/account/send-event-mail';
import { sendLinkMail } from '@/lib/usecases/account/send-link-mail';
import { readSource } from '@/lib/usecases/calendars/read-source';
import { writeCalendar } from '@/lib/usecases/calendars/write-google';
import { refreshAccount } from '@/lib/usecases/connect/onboarding';
import { tellOfAccount } from '@/lib/usecases/connect/tell-owner';
import { writeExport } from '@/lib/usecases/exports/write';
import { sendBookingMail } from '@/lib/usecases/mails/send';
import { sendRefund } from '@/lib/usecases/refunds/send-refund';
import { settlePayment } from '@/lib/usecases/refunds/settle-payment';
import { tellRefundFailed } from '@/lib/usecases/refunds/tell-refund-failed';
import { handleStripeEvent } from '@/lib/usecases/webhooks/handle-stripe';

type Outcome = Promise<SiteChanged | undefined> | Promise<void>;
type Runs = {
  [Name in JobName]: (typeof jobDefinitions)[Name]['of'] extends 'tenant'
    ? (ctx: TenantContext, payload: PayloadOf<Name>) => Outcome
    : (payload: PayloadOf<Name>) => Outcome;
};

/** The use case of each job; a job without one doesn't compile. Each must be idempotent: delivery is at least once. */
const runs: Runs = {
  handle_stripe_event: handleStripeEvent,
  mail_reset_link: mailResetLink,
  send_link_mail: (payload) => ('tokenId' in payload ? sendLinkMail(payload) : sendEventMail(payload)),
  send_mail: sendBookingMail,
  send_refund: sendRefund,
  tell_refund_failed: tellRefundFailed,
  settle_payment: settlePayment,
  tell_of_account: tellOfAccount,
  read_calendar: readSource,
  write_calendar: writeCalendar,
  write_export: (ctx, payload) => writeExport(ctx, payload),
  refresh_account: ({ accountId }) => refreshAccount(accountId),
};

/**
 * Runs one job's use case. @throws NonRetryable for an unknown (or former) name, a payload of another shape, or a
 * tenant's job without its tenant; and whatever the use case throws
 */
export async function runUseCase(
  name: string,
  ctx: TenantContext | null,
  payload: unknown,
): Promise<SiteChanged | undefined> {
  if (!isJobName(name)) throw new NonRetryable(`Nobody knows how to do ${name}`);
  const { of, payload: shape } = jobDefinitions[name];
  const parsed = shape.safeParse(payload);
  if (!parsed.success) throw new NonRetryable('The job’s payload has another shape', parsed.error);
  // Each payload was parsed by its own job's schema; TypeScript can't follow that through a union.
  const run = runs[name] as (...args: unknown[]) => Outcome;
  if (of === 'platform') return (await run(parsed.data)) ?? undefined;
  if (!ctx) throw new NonRetryable('This job needs a tenant');
  return (await run(ctx, parsed.data)) ?? undefined;
}
