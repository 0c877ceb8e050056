import { z } from 'zod';
import { mailAbout } from '@/lib/domain/mail-about';
import { defineJob } from './define-job';

/** Four attempts within 35 seconds: backoff of 5, 10 and 20 s. Longer outages are covered by `WaitsForVendor`. */
const soon = { attempts: 4, backoffMs: (attempt: number) => 5_000 * 2 ** (attempt - 1) };

/** Every kind of job. Stored rows carry the name, so it stays for as long as rows of that name may be waiting. */
export const jobDefinitions = {
  handle_stripe_event: defineJob({
    of: 'platform',
    payload: z.object({ eventId: z.uuid() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
  mail_reset_link: defineJob({
    of: 'platform',
    payload: z.object({ sealed: z.string() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
  /** Mails to a user rather than about a booking: with a link, or about an event of the account. */
  send_link_mail: defineJob({
    of: 'platform',
    payload: z.union([z.object({ tokenId: z.uuid() }), z.object({ eventId: z.uuid() })]),
    lane: 'mail',
    ...soon,
    onDiscarded: 'nothing',
  }),
  send_mail: defineJob({
    of: 'tenant',
    payload: mailAbout.extend({ mailId: z.uuid() }),
    lane: 'mail',
    ...soon,
    onDiscarded: 'failMail',
  }),
  send_refund: defineJob({
    of: 'tenant',
    payload: z.object({ refundId: z.uuid() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'failRefund',
  }),
  tell_refund_failed: defineJob({
    of: 'tenant',
    payload: z.object({ refundId: z.uuid() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
  settle_payment: defineJob({
    of: 'tenant',
    payload: z.object({ paymentId: z.uuid() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
  tell_of_account: defineJob({
    of: 'tenant',
    payload: z.object({ news: z.enum(['lost', 'stopped', 'due']) }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
  /** Reads a calendar elsewhere. One that can't be read is noted, not retried: it is due again by its own row. */
  read_calendar: defineJob({
    of: 'tenant',
    payload: z.object({ sourceId: z.uuid() }),
    lane: 'calendar',
    ...soon,
    onDiscarded: 'nothing',
  }),
  /** Writes bookings into a calendar of Google's. What can't be written now is due again by its row. */
  write_calendar: defineJob({
    of: 'tenant',
    payload: z.object({ sourceId: z.uuid() }),
    lane: 'calendar',
    ...soon,
    onDiscarded: 'nothing',
  }),
  /** Writes one ZIP of an export, and owes itself the next. */
  write_export: defineJob({
    of: 'tenant',
    payload: z.object({ exportId: z.uuid() }),
    lane: 'calendar',
    ...soon,
    onDiscarded: 'failExport',
  }),
  refresh_account: defineJob({
    of: 'platform',
    payload: z.object({ accountId: z.string() }),
    lane: 'work',
    ...soon,
    onDiscarded: 'nothing',
  }),
};

export type JobName = keyof typeof jobDefinitions;
export type PayloadOf<Name extends JobName> = z.infer<(typeof jobDefinitions)[Name]['payload']>;

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobDefinitions, name);
