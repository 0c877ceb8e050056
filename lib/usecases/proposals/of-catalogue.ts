import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { type Refusal, refuse } from '@/lib/domain/errors';
import type { Preview } from '@/lib/domain/tools/preview';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { removeAddOn } from '@/lib/usecases/add-ons/save';
import { saveBusiness } from '@/lib/usecases/business/save';
import type { Operation } from '@/lib/usecases/operation';
import { removePackage } from '@/lib/usecases/packages/arrange';
import { listPackages } from '@/lib/usecases/packages/read';
import { savePackage } from '@/lib/usecases/packages/save';
import { saveResource } from '@/lib/usecases/resources/save';
import { listSchedules } from '@/lib/usecases/schedules/read';
import { removeSchedule } from '@/lib/usecases/schedules/save';
import { listSegments } from '@/lib/usecases/segments/read';
import { removeSegment } from '@/lib/usecases/segments/save';
import { listServices } from '@/lib/usecases/services/read';
import { removeService } from '@/lib/usecases/services/remove';
import { type Form, forms, rowNamed } from '@/lib/usecases/tool-calls/form';
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

/** A value of a form, for people; long ones are cut. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** "priceCents" as "Price cents": the words of the field's name. */
const labelOf = (field: string) =>
  field
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

/** A save of a whole form that can't be taken back: what it changes, field by field. */
function save<In extends z.ZodType, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  title: string,
  notes: string[],
): Previewer {
  const form = forms.get(operation.facts.name) as Form;
  return previewOf(operation, [], async (ctx, input) => {
    const values = input as Record<string, unknown>;
    const id = rowNamed(form, values);
    const before = id === null ? null : await form.read(ctx, id);
    const changes = Object.entries(values)
      .filter(([field]) => field !== 'id' && field !== 'edition')
      .map(([field, after]) => ({
        label: labelOf(field),
        before: shown(before?.[field]),
        after: shown(after),
      }))
      .filter((each) => each.before !== each.after);
    if (changes.length === 0) return refuse('not_allowed', 'That is how it is already.');
    const preview: Preview = {
      title,
      about: { text: String(before?.name ?? values.name ?? ''), bookingId: null },
      changes,
      money: null,
      hears: [],
      notes,
    };
    const edition = before && 'edition' in before ? { edition: before.edition } : {};
    return { ok: true, input: { ...values, ...edition } as z.output<In>, preview };
  });
}

export const ofCatalogue = [
  removal(removeAddOn, 'extra', (ctx) => listAddOns(ctx)),
  removal(removePackage, 'package', (ctx) => listPackages(ctx)),
  removal(removeSegment, 'segment', (ctx) => listSegments(ctx)),
  removal(removeService, 'service', (ctx) => listServices(ctx)),
  removal(removeSchedule, 'schedule', (ctx) => listSchedules(ctx, { from: '9999-12-31' })),
  save(saveBusiness, 'Change the business', [
    'Another time zone moves what upcoming whole-day bookings hold; another currency is possible before the first booking only.',
  ]),
  save(savePackage, 'Change a package and how it takes time', ['It changes the package’s service, too.']),
  save(saveResource, 'Add somebody or something to book', ['It can be taken off later, but not deleted.']),
];
