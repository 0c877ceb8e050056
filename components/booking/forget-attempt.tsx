'use client';

import { useEffect } from 'react';
import { forgetAttempt } from './attempt';

/** The attempt is booked (or over): the next booking of this package gets a new idempotency key. */
export function ForgetAttempt({ tenant, item }: { tenant: string; item: string }) {
  useEffect(() => forgetAttempt(tenant, item), [tenant, item]);
  return null;
}
