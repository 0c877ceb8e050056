'use client';

import { useCallback, useEffect, useState } from 'react';
import type { BasketInput } from '@/lib/domain/booking-input';
import type { FieldError } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';

export type ReadQuote = (
  basket: BasketInput,
) => Promise<{ ok: true; quote: Quote } | { ok: false; message: string; errors?: FieldError[] }>;

/**
 * The server's quote for the present basket, updated after every change. `refusals` counts how often there was none.
 */
export function useQuote(basket: BasketInput | null, read: ReadQuote) {
  const key = basket && JSON.stringify(basket);
  const [answer, setAnswer] = useState<{ key: string; quote?: Quote; problem?: string } | null>(null);
  const [turn, setTurn] = useState(0);
  const [refusals, setRefusals] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks anew.
  useEffect(() => {
    if (!key) return;
    let current = true;
    read(JSON.parse(key)).then(
      (result) => {
        if (!current) return;
        setAnswer(result.ok ? { key, quote: result.quote } : { key, problem: result.message });
        if (!result.ok) setRefusals((count) => count + 1);
      },
      () => current && setAnswer({ key, problem: 'The price didn’t come through.' }),
    );
    return () => {
      current = false;
    };
  }, [key, turn, read]);
  const again = useCallback(() => setTurn((count) => count + 1), []);
  const current = answer?.key === key ? answer : null;
  return { quote: current?.quote, problem: current?.problem, refusals, again };
}
