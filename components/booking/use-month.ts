'use client';

import { useCallback, useEffect, useState } from 'react';
import { useSettled } from '@/components/ui/use-settled';
import { addMonths, type MonthFeed } from '@/lib/domain/month-feed';
import { unpackMonth } from '@/lib/domain/month-wire';
import { limitedFetch } from '@/lib/limited-fetch';
import type { Clock } from './choice';
import { keepVisitorClock } from './visitor-clock';

type MonthQuery = {
  seats: number;
  resource: string | null;
  /** The IANA name that the visitor's device reports. */
  zone: string | null;
  clock: Clock;
};

/** How long a cached month is used: long enough to page back and forth, short enough to be accurate. */
const freshMs = 30_000;
const known = new Map<string, { at: number; feed: Promise<MonthFeed> }>();

function load(address: string): Promise<MonthFeed> {
  const held = known.get(address);
  if (held && Date.now() - held.at < freshMs) return held.feed;
  const feed = limitedFetch(address, { cache: 'no-store' }).then(async (answer) => {
    if (!answer.ok) throw new Error(`availability answered ${answer.status}`);
    const month = unpackMonth(await answer.json());
    keepVisitorClock(new URL(address, window.location.href).searchParams.get('zone'), month.clocks.visitor);
    return month;
  });
  known.set(address, { at: Date.now(), feed });
  feed.catch(() => known.delete(address));
  return feed;
}

/** One month, cached for `freshMs`. */
export function fetchMonth(route: string, month: string, query: MonthQuery): Promise<MonthFeed> {
  return load(addressOf(route, month, query));
}

function addressOf(route: string, month: string, query: MonthQuery): string {
  const search = new URLSearchParams({ month, seats: String(query.seats), clock: query.clock });
  if (query.zone) search.set('zone', query.zone);
  if (query.resource) search.set('resource', query.resource);
  return `${route}?${search}`;
}

type State = { address: string; month: string; clock: Clock; feed?: MonthFeed; failed?: boolean };

/**
 * A month's live availability from a month route, with the next month prefetched. `feed` is undefined while loading;
 * `failed` when loading failed; `again` retries.
 */
export function useMonth(route: string, month: string, query: MonthQuery, lastMonth: string) {
  const { seats, resource, zone, clock } = query;
  const address = addressOf(route, month, { seats, resource, zone, clock });
  const [state, setState] = useState<State>({ address, month, clock });
  const [turn, setTurn] = useState(0);
  // The visitor's zone is unknown until hydration.
  const isReady = useSettled();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what asks anew.
  useEffect(() => {
    if (!isReady) return;
    let current = true;
    load(address).then(
      (feed) => {
        if (!current) return;
        setState({ address, month, clock, feed });
        const next = addMonths(month, 1);
        if (next <= lastMonth)
          load(addressOf(route, next, { seats, resource, zone, clock })).catch(() => undefined);
      },
      () => current && setState({ address, month, clock, failed: true }),
    );
    return () => {
      current = false;
    };
  }, [isReady, address, turn, month, lastMonth, route, seats, resource, zone, clock]);

  const again = useCallback(() => {
    forgetMonths();
    setState({ address, month, clock });
    setTurn((count) => count + 1);
  }, [address, month, clock]);

  const isCurrent = state.address === address;
  // After a change of seats or person, the old month stays in view until the answer arrives.
  const isSameMonth = state.month === month && state.clock === clock;
  const feed = isCurrent || isSameMonth ? state.feed : undefined;
  return {
    feed,
    isSettled: isCurrent && feed !== undefined,
    failed: isCurrent && state.failed === true,
    again,
  };
}

/** Evicts the cached months. Call it after a refused booking: they are outdated. */
export function forgetMonths(): void {
  known.clear();
}
