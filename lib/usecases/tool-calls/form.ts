import type { z } from 'zod';
import { findBlackout } from '@/lib/data/catalogue/blackouts';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { saveAddOn } from '@/lib/usecases/add-ons/save';
import { saveBlackout } from '@/lib/usecases/blackouts/save';
import { readBooking } from '@/lib/usecases/bookings/read';
import { saveAddress } from '@/lib/usecases/bookings/save-address';
import { saveNotes } from '@/lib/usecases/bookings/save-notes';
import { readBusiness } from '@/lib/usecases/business/read';
import { saveBusiness } from '@/lib/usecases/business/save';
import { readCustomer } from '@/lib/usecases/customers/read';
import { saveCustomer } from '@/lib/usecases/customers/save';
import { chooseMails, readMailChoice } from '@/lib/usecases/members/choose-mails';
import type { AnyOperation, OperationFacts } from '@/lib/usecases/operation';
import { listPackages } from '@/lib/usecases/packages/read';
import { savePackage } from '@/lib/usecases/packages/save';
import { readPolicy } from '@/lib/usecases/policy/read';
import { savePolicy } from '@/lib/usecases/policy/save';
import { listResources } from '@/lib/usecases/resources/read';
import { saveResource } from '@/lib/usecases/resources/save';
import { listSchedules } from '@/lib/usecases/schedules/read';
import { saveSchedule } from '@/lib/usecases/schedules/save';
import { listSegments } from '@/lib/usecases/segments/read';
import { saveSegment } from '@/lib/usecases/segments/save';
import { listServices } from '@/lib/usecases/services/read';
import { saveService } from '@/lib/usecases/services/save';
import { readSite } from '@/lib/usecases/site/read';
import { saveSite } from '@/lib/usecases/site/save';

type Values = Record<string, unknown>;

/** A save of a form as a whole, and the values that it has now: what is left out of an input stays as it is. */
export type Form = {
  readonly operation: AnyOperation;
  readonly facts: OperationFacts;
  /** The field that names the row; null: there is one row. */
  readonly key: 'id' | 'bookingId' | null;
  /** The values that the form edits, with their edition where it has one; null: there is no such row. */
  read(ctx: TenantContext, id: string): Promise<Values | null>;
};

/** Of `row`, what the form of `save` edits. */
function valuesOf({ facts }: AnyOperation, row: object | null | undefined): Values | null {
  if (!row) return null;
  const { shape } = facts.input as z.ZodObject;
  return Object.fromEntries(Object.entries(row).filter(([key]) => key in shape));
}

const inList = <Row extends { id: string }>(
  save: AnyOperation,
  list: (ctx: TenantContext) => Promise<Row[]>,
): Form => ({
  operation: save,
  facts: save.facts,
  key: 'id',
  read: async (ctx, id) =>
    valuesOf(
      save,
      (await list(ctx)).find((row) => row.id === id),
    ),
});

const single = (
  save: AnyOperation,
  key: Form['key'],
  read: (ctx: TenantContext, id: string) => Promise<object | null>,
): Form => ({
  operation: save,
  facts: save.facts,
  key,
  read: async (ctx, id) => valuesOf(save, await read(ctx, id)),
});

const all = [
  inList(saveAddOn, listAddOns),
  inList(savePackage, listPackages),
  inList(saveResource, listResources),
  inList(saveSchedule, (ctx) => listSchedules(ctx, { from: '9999-12-31' })),
  inList(saveSegment, listSegments),
  inList(saveService, listServices),
  single(saveBlackout, 'id', (ctx, id) => withTenant(ctx, (tx) => findBlackout(tx, ctx, id))),
  single(saveCustomer, 'id', (ctx, id) => readCustomer(ctx, { id })),
  single(saveBusiness, null, (ctx) => readBusiness(ctx)),
  single(savePolicy, null, (ctx) => readPolicy(ctx)),
  single(saveSite, null, (ctx) => readSite(ctx)),
  single(chooseMails, null, (ctx) => readMailChoice(ctx)),
  single(saveNotes, 'bookingId', async (ctx, bookingId) => {
    const booking = await readBooking(ctx, { bookingId });
    return booking && { ...booking, bookingId, edition: booking.notesEdition };
  }),
  single(saveAddress, 'bookingId', async (ctx, bookingId) => {
    const booking = await readBooking(ctx, { bookingId });
    return booking && { ...booking, bookingId, edition: booking.addressEdition };
  }),
];

/** The saves of whole forms, by the name of the operation. */
export const forms: ReadonlyMap<string, Form> = new Map(all.map((each) => [each.facts.name, each]));

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value);

/** The id of the row that an input of the form names; null: a new one, or none that could be read. */
export const rowNamed = ({ key }: Form, input: unknown): string | null => {
  if (key === null) return '';
  const named = (input as Values | null)?.[key];
  return isId(named) ? named : null;
};
