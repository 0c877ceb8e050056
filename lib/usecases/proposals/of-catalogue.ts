import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { notFound } from '@/lib/domain/editing/refusal';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { type Refusal, refuse } from '@/lib/domain/errors';
import { formatMoney } from '@/lib/domain/money';
import type { Preview } from '@/lib/domain/tools/preview';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { removeAddOn, saveAddOn } from '@/lib/usecases/add-ons/save';
import { readBusiness } from '@/lib/usecases/business/read';
import { saveBusiness } from '@/lib/usecases/business/save';
import type { Operation } from '@/lib/usecases/operation';
import { removePackage } from '@/lib/usecases/packages/arrange';
import { createPackage } from '@/lib/usecases/packages/create';
import { listPackages } from '@/lib/usecases/packages/read';
import { savePackage } from '@/lib/usecases/packages/save';
import { readPolicy } from '@/lib/usecases/policy/read';
import { savePolicy } from '@/lib/usecases/policy/save';
import { saveResource } from '@/lib/usecases/resources/save';
import { listSchedules } from '@/lib/usecases/schedules/read';
import { removeSchedule } from '@/lib/usecases/schedules/save';
import { listSegments } from '@/lib/usecases/segments/read';
import { removeSegment } from '@/lib/usecases/segments/save';
import { listServices } from '@/lib/usecases/services/read';
import { removeService } from '@/lib/usecases/services/remove';
import { saveSite } from '@/lib/usecases/site/save';
import { forms, rowNamed } from '@/lib/usecases/tool-calls/form';
import { rulesChanged } from './of-set-up';
import { type Previewer, previewOf } from './previewer';

type Row = { id: string; name: string; edition: string };

function removal<In extends z.ZodType<RemovalInput>, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  what: string,
  list: (ctx: TenantContext) => Promise<Row[]>,
): Previewer {
  return previewOf(operation, [], async (ctx, input) => {
    const row = (await list(ctx)).find(({ id }) => id === input.id);
    if (!row) return refuse('not_found', `We can’t find this ${what}. It may have been removed.`);
    if (input.edition !== row.edition)
      return refuse('conflict', `Somebody changed this ${what} since you read it. Please read it again.`);
    return {
      ok: true,
      input,
      preview: {
        title: `Delete a ${what}`,
        about: { text: row.name, bookingId: null },
        changes: [{ label: what, before: row.name, after: '' }],
        money: null,
        hears: [],
        notes: ['It can’t be brought back.'],
      },
    };
  });
}

/** A value of a form, for people; long ones are cut. The database keeps no order of members, so none is shown. */
function shown(field: string, value: unknown, money: (cents: number) => string): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.endsWith('Cents') && typeof value === 'number') return money(value);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : canonicalJson(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** "priceCents" as "Price", "taxName" as "Tax name": the words of the field's name. */
const labelOf = (field: string) =>
  field
    .replace(/Cents$/, '')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

/** A save of a whole form that can't be taken back: what it changes, field by field. */
function save<In extends z.ZodType, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  [making, changing]: readonly [making: string, changing: string],
  notes: string[] = [],
): Previewer {
  const form = forms.get(operation.facts.name);
  return previewOf(operation, [], async (ctx, input) => {
    const values = input as Record<string, unknown>;
    const id = form ? rowNamed(form, values) : null;
    const [before, { currency, locale, name }] = await Promise.all([
      id === null ? null : (form?.read(ctx, id) ?? null),
      readBusiness(ctx),
    ]);
    const money = (cents: number) => formatMoney(cents, currency, locale);
    const changes = Object.entries(values)
      .filter(([field]) => field !== 'id' && field !== 'edition')
      .map(([field, after]) => ({
        label: labelOf(field),
        before: shown(field, before?.[field], money),
        after: shown(field, after, money),
      }))
      .filter((each) => each.before !== each.after);
    if (changes.length === 0) return refuse('not_allowed', 'That is how it is already.');
    const preview: Preview = {
      title: before === null ? making : changing,
      about: { text: String(before?.name ?? values.name ?? name), bookingId: null },
      changes,
      money: null,
      hears: [],
      notes,
    };
    const edition = before && 'edition' in before ? { edition: before.edition } : {};
    return { ok: true, input: { ...values, ...edition } as z.output<In>, preview };
  });
}

/** Said of a change that strangers see before anybody takes it back. */
const atOnce = 'Customers book by it at once: what was booked meanwhile stays as it was booked.';

const policy = previewOf(savePolicy, [], async (ctx, input) => {
  const [before, { currency, locale, name }] = await Promise.all([readPolicy(ctx), readBusiness(ctx)]);
  if (!before) return notFound('policy');
  const changes = rulesChanged(before, { ...before, ...input }, currency, locale);
  if (changes.length === 0) return refuse('not_allowed', 'That is how it is already.');
  return {
    ok: true,
    input: { ...input, edition: before.edition },
    preview: {
      title: 'Change the policy',
      about: { text: name, bookingId: null },
      changes,
      money: null,
      hears: [],
      notes: [atOnce],
    },
  };
});

export const ofCatalogue = [
  removal(removeAddOn, 'extra', (ctx) => listAddOns(ctx)),
  removal(removePackage, 'package', (ctx) => listPackages(ctx)),
  removal(removeSegment, 'segment', (ctx) => listSegments(ctx)),
  removal(removeService, 'service', (ctx) => listServices(ctx)),
  removal(removeSchedule, 'schedule', (ctx) => listSchedules(ctx, { from: '9999-12-31' })),
  save(
    saveBusiness,
    ['Change the business', 'Change the business'],
    [
      'Another time zone moves what upcoming whole-day bookings hold; another currency is possible before the first booking only.',
    ],
  ),
  save(savePackage, ['Add a package', 'Change a package'], [atOnce]),
  save(createPackage, ['Add a package', 'Add a package'], [atOnce]),
  save(saveAddOn, ['Add an extra', 'Change an extra'], [atOnce]),
  save(
    saveResource,
    ['Add somebody or something to book', 'Change somebody or something to book'],
    ['What is added can be taken off later, but not deleted. Mails about bookings go to the address here.'],
  ),
  save(saveSite, ['Change the site', 'Change the site'], ['Customers write and call where it says.']),
  policy,
];
