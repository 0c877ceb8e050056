'use client';

import {
  createParser,
  parseAsInteger,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useEffect, useRef } from 'react';
import { isLocalDate } from '@/lib/domain/local-date';
import type { Choice, Extras } from './choice';
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
const extrasInUrl = createParser<Extras>({
  parse: (text) => {
    const extras: Extras = {};
    for (const part of text.split(',')) {
      const [slug, quantity] = part.split(':');
      const count = Number(quantity ?? '1');
      if (slug && /^[a-z0-9-]+$/.test(slug) && Number.isInteger(count) && count > 0) extras[slug] = count;
    }
    return extras;
  },
  serialize: (extras) =>
    Object.entries(extras)
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
  extras: extrasInUrl.withDefault({}),
  clock: parseAsStringLiteral(['business', 'visitor'] as const),
  month: localMonth,
};

/**
 * All that was chosen stands in the address, so that refresh and a shared link lose nothing. The browser's back leads to
 * an address from before the later choices: they are written into it, since going back a step takes none of them back.
 */
export function useChoice(offer: Offer) {
  const [query, setQuery] = useQueryStates(params, { history: 'replace', scroll: false });
  const { step: _, ...chosen } = query;
  const latest = useRef(chosen);
  useEffect(() => {
    const { pathname } = window.location;
    const keep = () => {
      if (window.location.pathname === pathname) void setQuery(latest.current);
    };
    window.addEventListener('popstate', keep);
    return () => window.removeEventListener('popstate', keep);
  }, [setQuery]);
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
  const change = (patch: Partial<Choice>) => {
    const { start, ...rest } = patch;
    const changed = {
      ...rest,
      ...(start === undefined ? {} : { start: start === null ? null : new Date(start) }),
    };
    latest.current = { ...latest.current, ...changed };
    return setQuery(changed);
  };
  /** A step is a place of its own: the browser's back leads to the one before. */
  const goTo = (step: Step, how: 'push' | 'replace' = 'push') =>
    setQuery({ step }, { history: how, scroll: true });
  return { choice, change, step: query.step, goTo };
}
