'use client';

import { useSearchParams } from 'next/navigation';
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isLocalDate } from '@/lib/domain/local-date';
import type { AddOnQuantities, Choice } from './choice';
import type { Offer } from './offer';

export const steps = ['when', 'extras', 'details'] as const;
export type Step = (typeof steps)[number];

const localDate = createParser({
  parse: (text) => (isLocalDate(text) ? text : null),
  serialize: (date: string) => date,
});

const localMonth = createParser({
  parse: (text) => (isLocalDate(`${text}-01`) ? text : null),
  serialize: (month: string) => month,
});

/** `album:1,drone-film:2` */
const addOnsInUrl = createParser<AddOnQuantities>({
  parse: (text) => {
    const quantities: AddOnQuantities = {};
    for (const part of text.split(',')) {
      const [slug, quantity] = part.split(':');
      const count = Number(quantity ?? '1');
      if (slug && /^[a-z0-9-]+$/.test(slug) && Number.isInteger(count) && count > 0) quantities[slug] = count;
    }
    return quantities;
  },
  serialize: (quantities) =>
    Object.entries(quantities)
      .filter(([, quantity]) => quantity > 0)
      .map(([slug, quantity]) => `${slug}:${quantity}`)
      .join(','),
  eq: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

const params = {
  step: parseAsStringLiteral(steps).withDefault('when'),
  date: localDate,
  start: parseAsIsoDateTime,
  seats: parseAsInteger,
  resource: parseAsString,
  extras: addOnsInUrl.withDefault({}),
  clock: parseAsStringLiteral(['business', 'visitor'] as const),
  month: localMonth,
};

type Query = inferParserType<typeof params>;
const read = createLoader(params);
const written = createSerializer(params);

/**
 * All choices are kept in the URL, so that a reload and a shared link lose nothing. The browser's back button leads to
 * a URL from before the later choices: they are written into it, since going back a step undoes none of them.
 *
 * The URL is written at once and never read back while the page stays: the router learns of it later, and on a slow
 * machine a click can come before that.
 */
export function useChoice(offer: Offer) {
  const search = useSearchParams();
  const [query, setQuery] = useState(() => read(search));
  const latest = useRef(query);
  const put = useCallback((patch: Partial<Query>, how: 'pushState' | 'replaceState') => {
    latest.current = { ...latest.current, ...patch };
    setQuery(latest.current);
    window.history[how](null, '', written(window.location.pathname + window.location.search, latest.current));
  }, []);
  useEffect(() => {
    const { pathname } = window.location;
    const arrive = () => {
      if (window.location.pathname !== pathname) return;
      put({ step: read(new URLSearchParams(window.location.search)).step }, 'replaceState');
    };
    window.addEventListener('popstate', arrive);
    return () => window.removeEventListener('popstate', arrive);
  }, [put]);
  const { minSeats, maxSeats } = offer.package;
  const resource = offer.staff?.people.some(({ slug }) => slug === query.resource) ? query.resource : null;
  const choice: Choice = {
    date: query.date,
    start: query.start?.getTime() ?? null,
    seats: Math.min(Math.max(query.seats ?? minSeats, minSeats), maxSeats),
    resource,
    clock: query.clock,
    month: query.month,
    extras: query.extras,
  };
  const change = useCallback(
    ({ start, ...rest }: Partial<Choice>) => {
      const moved = start === undefined ? {} : { start: start === null ? null : new Date(start) };
      put({ ...rest, ...moved }, 'replaceState');
    },
    [put],
  );
  /** A step gets its own history entry: the browser's back button leads to the one before. */
  const goTo = useCallback(
    (step: Step, how: 'push' | 'replace' = 'push') => {
      put({ step }, how === 'push' ? 'pushState' : 'replaceState');
      window.scrollTo({ top: 0 });
    },
    [put],
  );
  const hrefOf = (step: Step) => written(`?${search}`, { ...query, step });
  return { choice, change, step: query.step, goTo, hrefOf };
}
