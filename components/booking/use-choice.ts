'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Choice } from './choice';
import { type Query, readQuery, type Step, writeQuery } from './choice-url';
import type { Offer } from './offer';

/**
 * All choices are kept in the URL, so that a reload and a shared link lose nothing. The browser's back button leads to
 * a URL from before the later choices: they are written into it, since going back a step undoes none of them.
 *
 * The URL is written at once and never read back while the page stays: the router learns of it later, and on a slow
 * machine a click can come before that.
 *
 * @param opened the query as the page was opened
 */
export function useChoice(offer: Offer, opened: string) {
  const [query, setQuery] = useState(() => readQuery(new URLSearchParams(opened)));
  const latest = useRef(query);
  const put = useCallback((patch: Partial<Query>, how: 'pushState' | 'replaceState') => {
    latest.current = { ...latest.current, ...patch };
    setQuery(latest.current);
    const { pathname, search } = window.location;
    window.history[how](null, '', pathname + writeQuery(search, latest.current));
  }, []);
  useEffect(() => {
    const { pathname } = window.location;
    const arrive = () => {
      if (window.location.pathname !== pathname) return;
      put({ step: readQuery(new URLSearchParams(window.location.search)).step }, 'replaceState');
    };
    window.addEventListener('popstate', arrive);
    return () => window.removeEventListener('popstate', arrive);
  }, [put]);
  const { minSeats, maxSeats } = offer.package;
  const resource = offer.staff?.people.some(({ slug }) => slug === query.resource) ? query.resource : null;
  const choice: Choice = {
    date: query.date,
    start: query.start,
    seats: Math.min(Math.max(query.seats ?? minSeats, minSeats), maxSeats),
    resource,
    clock: query.clock,
    month: query.month,
    extras: query.extras,
  };
  const change = useCallback((patch: Partial<Choice>) => put(patch, 'replaceState'), [put]);
  /** A step gets its own history entry: the browser's back button leads to the one before. */
  const goTo = useCallback(
    (step: Step, how: 'push' | 'replace' = 'push') => {
      put({ step }, how === 'push' ? 'pushState' : 'replaceState');
      window.scrollTo({ top: 0 });
    },
    [put],
  );
  const hrefOf = (step: Step) => writeQuery(opened, { ...query, step });
  return { choice, change, step: query.step, goTo, hrefOf };
}
