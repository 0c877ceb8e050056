'use client';

import { useEffect, useState } from 'react';
import { isLike } from '@/lib/domain/is-like';
import { limitedFetch } from '@/lib/limited-fetch';

export type Status = { isSettled: boolean; isProcessing: boolean };

/**
 * Polls a booking's status until it is settled. `pauses` in milliseconds; the last one repeats.
 * @returns null until the first answer, or when the last request failed
 */
export function useStatus(statusHref: string, pauses: readonly number[]): Status | null {
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    let turn = 0;
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await limitedFetch(statusHref, { cache: 'no-store', signal: stop.signal })
        .then(async (response): Promise<Status | null> => {
          const answered: unknown = await response.json();
          return isLike(answered, { isSettled: false, isProcessing: false }) ? answered : null;
        })
        .catch(() => null);
      if (stop.signal.aborted) return;
      setStatus(answer);
      if (answer?.isSettled) return;
      timer = setTimeout(ask, pauses[Math.min(turn, pauses.length - 1)]);
      turn += 1;
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [statusHref, pauses]);
  return status;
}
