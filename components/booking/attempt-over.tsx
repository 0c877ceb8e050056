'use client';

import { useEffect } from 'react';
import { forgetAttempt, readAttempt } from './attempt';
import { forgetBooked, noteBooked } from './booked-before';

type AttemptOverProps = {
  tenant: string;
  item: string;
  bookingId: string;
  /** The attempt became a booking that stands: going back to book the same leads to it. */
  stands?: boolean;
};

/** The attempt is booked, canceled or expired: the next booking of this package gets a new idempotency key. */
export function AttemptOver({ tenant, item, bookingId, stands = false }: AttemptOverProps) {
  useEffect(() => {
    const held = readAttempt(tenant, item)?.held;
    forgetAttempt(tenant, item);
    if (!stands) forgetBooked(tenant, item, ({ path }) => path.includes(bookingId));
    else if (held?.bookedUrl.includes(bookingId))
      noteBooked(tenant, item, { mark: held.mark, path: held.bookedUrl });
  }, [tenant, item, bookingId, stands]);
  return null;
}
