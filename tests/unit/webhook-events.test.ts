import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseEvent } from '@/lib/integrations/stripe/events';
import { root } from '@/scripts/paths';

/** Whether something is done with an event of this kind; what its object lacks doesn't matter here. */
function isHeard(type: string): boolean {
  try {
    return parseEvent({ type, account: 'acct_1', data: { object: {} } }).kind !== 'ignored';
  } catch {
    return true;
  }
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every kind of event that this version of Stripe's API sends. */
const all = [...read('node_modules/stripe/esm/resources/Events.d.ts').matchAll(/^ {4}type: '([\w.]+)';/gm)]
  .map(([, type]) => String(type))
  .sort();
const heard = all.filter(isHeard);

it('the kinds of events that we do something with exist', () => {
  expect(all.length).toBeGreaterThan(200);
  expect(heard).toEqual(expect.arrayContaining(['checkout.session.completed', 'account.updated']));
});

it('README names for the two endpoints the events that we do something with, and no other', () => {
  const webhooks =
    read('README.md')
      .split('**Webhooks.**')[1]
      ?.split(/\n\n|\n### /)[0] ?? '';
  const named = [...webhooks.matchAll(/`([a-z_]+(?:\.[a-z_]+)+)`/g)].map(([, type]) => String(type));
  expect(named.sort()).toEqual(heard);
});

it('.env.example names them too', () => {
  const text = read('.env.example').replaceAll('\n# ', ' ');
  const named = [...text.matchAll(/\b(?:[a-z_]+\.)+(?:\{[a-z_,]+\}|[a-z_]+)/g)].flatMap(([words]) => {
    const [, stem, ends] = /^(.*\.)\{(.*)\}$/.exec(words) ?? [];
    return stem && ends ? ends.split(',').map((end) => stem + end) : [words];
  });
  expect(named.filter((type) => all.includes(type)).sort()).toEqual(heard);
});

it('a thin event, which says nothing that we could read, is taken and ignored', () => {
  const thin = {
    id: 'evt_1',
    object: 'v2.core.event',
    type: 'v1.charge.refunded',
    created: '2026-11-30T10:00:00.000Z',
    related_object: { id: 'ch_1', type: 'charge', url: '/v1/charges/ch_1' },
  };
  expect(parseEvent(thin)).toEqual({ kind: 'ignored', type: 'v1.charge.refunded' });
});
