'use client';

import { startTransition, useEffect, useState } from 'react';

let isSettled = false;

/**
 * As `useHydrated`, for what makes much be drawn again: after hydration that happens in small steps, between which the page
 * answers, where `useHydrated` draws all of it at once. Only within one part of the page, which is hydrated as a whole.
 */
export function useSettled(): boolean {
  const [is, setIs] = useState(isSettled);
  useEffect(() => {
    isSettled = true;
    startTransition(() => setIs(true));
  }, []);
  return is;
}
