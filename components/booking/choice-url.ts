import { isLocalDate } from '@/lib/domain/local-date';
import type { AddOnQuantities, WhenChoice } from './choice';

export const steps = ['when', 'extras', 'details'] as const;
export type Step = (typeof steps)[number];

/** What an address of the flow says. `seats` null: it says nothing of them. */
export type Query = Omit<WhenChoice, 'seats'> & { step: Step; seats: number | null; extras: AddOnQuantities };

/** Reads any address; what can't be meant is as if it weren't there. */
export function readQuery(search: URLSearchParams): Query {
  const text = (name: string) => search.get(name) ?? '';
  const start = Date.parse(text('start'));
  return {
    step: steps.find((each) => each === text('step')) ?? 'when',
    date: isLocalDate(text('date')) ? text('date') : null,
    start: Number.isNaN(start) ? null : start,
    seats: /^\d{1,6}$/.test(text('seats')) ? Number(text('seats')) : null,
    resource: text('resource') || null,
    clock:
      text('clock') === 'business' || text('clock') === 'visitor' ? (text('clock') as Query['clock']) : null,
    month: isLocalDate(`${text('month')}-01`) ? text('month') : null,
    extras: readAddOns(text('extras')),
  };
}

/** `album:1,drone-film:2` */
function readAddOns(text: string): AddOnQuantities {
  const quantities: AddOnQuantities = {};
  for (const part of text.split(',')) {
    const [slug, quantity] = part.split(':');
    const count = Number(quantity ?? '1');
    if (slug && /^[a-z0-9-]+$/.test(slug) && Number.isInteger(count) && count > 0) quantities[slug] = count;
  }
  return quantities;
}

/** The query that says this, from `?` on; what else `search` says stays. */
export function writeQuery(search: string, query: Query): string {
  const written = new URLSearchParams(search);
  const extras = Object.entries(query.extras).filter(([, quantity]) => quantity > 0);
  const values: Record<keyof Query, string | null> = {
    step: query.step === 'when' ? null : query.step,
    date: query.date,
    start: query.start === null ? null : new Date(query.start).toISOString(),
    seats: query.seats === null ? null : String(query.seats),
    resource: query.resource,
    clock: query.clock,
    month: query.month,
    extras: extras.map(([slug, quantity]) => `${slug}:${quantity}`).join(',') || null,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  // As people write them: both may stand in a query.
  return `?${written.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}
