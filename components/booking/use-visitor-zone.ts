'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The zone of the visitor's device; null on the server and while hydrating, so that both draw the same. */
export function useVisitorZone(): string | null {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
    () => null,
  );
}
