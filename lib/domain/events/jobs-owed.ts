import type { JobName, PayloadOf } from '@/lib/domain/jobs/definitions';
import type { BookingEventName, Happened } from './booking-events';

/** A job that an event requires. Two with one `dedupeKey` are written once. */
export type OwedJob = {
  [Name in JobName]: { name: Name; payload: PayloadOf<Name>; dedupeKey?: string | undefined };
}[JobName];

/** Subscriber: the jobs of each event, which run outside of its transaction. Events without an entry require none. */
const jobsOwed: { [Name in BookingEventName]?: (happened: Happened<Name>) => OwedJob[] } = {
  'refund.requested': ({ after: { refundId }, detail: { send } }) =>
    send ? [{ name: 'send_refund', payload: { refundId }, dedupeKey: send.dedupeKey }] : [],
  'refund.released': ({ detail: { refundId } }) => [{ name: 'send_refund', payload: { refundId } }],
  'payment.share_changed': ({ detail: { paymentId } }) => [
    { name: 'settle_payment', payload: { paymentId } },
  ],
};

/** The jobs that an event requires. */
export function jobsOwedFor<Name extends BookingEventName>(name: Name, happened: Happened<Name>): OwedJob[] {
  const owed: ((happened: Happened<Name>) => OwedJob[]) | undefined = jobsOwed[name];
  return owed?.(happened) ?? [];
}
