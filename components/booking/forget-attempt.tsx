'use client';

import { useEffect } from 'react';
import { forgetAttempt } from './attempt';

/** The wish has come true (or is over): the next booking of this package is another one. */
export function ForgetAttempt({ tenant, item }: { tenant: string; item: string }) {
  useEffect(() => forgetAttempt(tenant, item), [tenant, item]);
  return null;
}
