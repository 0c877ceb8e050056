'use client';

import { useEffect } from 'react';
import { forgetAttempt, readAttempt } from './attempt';
import { forgetBooked, noteBooked } from './booked-before';
import type { PackageKept } from './kept-of-package';

type AttemptOverProps = {
  item: PackageKept;
  bookingId: string;
  /** The attempt became a booking that stands: going back to book the same leads to it. */
  stands?: boolean;
};

/** The attempt is booked, canceled or expired: the next booking of this package gets a new idempotency key. */
export function AttemptOver({ item: { id, slug, tenantSlug }, bookingId, stands = false }: AttemptOverProps) {
  useEffect(() => {
    const item = { id, slug, tenantSlug };
    const held = readAttempt(item)?.held;
    forgetAttempt(item);
    if (!stands) forgetBooked(item, ({ path }) => path.includes(bookingId));
    else if (held?.bookedUrl.includes(bookingId)) noteBooked(item, { mark: held.mark, path: held.bookedUrl });
  }, [id, slug, tenantSlug, bookingId, stands]);
  return null;
}
