import type { JobName, PayloadOf } from '@/lib/domain/jobs/definitions';
import type { BookingEventName, Happened } from './booking-events';

/** A job that is owed because of an event. Two with one `dedupeKey` are written once. */
export type OwedJob = {
  [Name in JobName]: { name: Name; payload: PayloadOf<Name>; dedupeKey?: string | undefined };
}[JobName];

type Subscribed = 'refund.requested' | 'refund.released' | 'payment.share_changed';

/** Subscriber: what is to be done outside of the transaction because of an event. Events that aren't named owe nothing. */
const jobsOwed: { [Name in Subscribed]: (happened: Happened<Name>) => OwedJob[] } = {
  'refund.requested': ({ after: { refundId }, detail: { send } }) =>
    send ? [{ name: 'send_refund', payload: { refundId }, dedupeKey: send.dedupeKey }] : [],
  'refund.released': ({ detail: { refundId } }) => [{ name: 'send_refund', payload: { refundId } }],
  'payment.share_changed': ({ detail: { paymentId } }) => [
    { name: 'settle_payment', payload: { paymentId } },
  ],
};

/** The jobs that an event owes. */
export function jobsOwedFor<Name extends BookingEventName>(name: Name, happened: Happened<Name>): OwedJob[] {
  const table: { [Each in BookingEventName]?: (happened: Happened<Each>) => OwedJob[] } = jobsOwed;
  const owed: ((happened: Happened<Name>) => OwedJob[]) | undefined = table[name];
  return owed?.(happened) ?? [];
}
