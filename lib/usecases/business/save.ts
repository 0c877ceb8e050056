import { z } from 'zod';
import { hasAnyBooking } from '@/lib/data/bookings/zone-change';
import { pricesOnSale } from '@/lib/data/catalogue/packages';
import { moveSchedulesToZone } from '@/lib/data/catalogue/schedules';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { businessValues, lockBusiness, writeBusiness } from '@/lib/data/tenants/tenants';
import { currencies } from '@/lib/domain/countries';
import { type BusinessInput, businessInput } from '@/lib/domain/editing/business-input';
import { tooSmallToCharge } from '@/lib/domain/editing/least-total';
import type { EditRefusal, EditResult } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { refuseCountry } from '@/lib/usecases/connect/country';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';
import { moveBookingsToZone } from './move-to-zone';

export const saveBusiness = operation({
  name: 'business.save',
  can: 'settings:edit',
  effect: 'write',
  input: businessInput,
  output: z.object({ edition: z.string() }),
  describe: 'Changes the business itself: its name, country, time zone, currency and tax.',
  run: save,
});

/**
 * A new zone recomputes what upcoming bookings hold by local days; it is refused, naming the references, where two
 * would then overlap (rule: time). The currency is fixed by the first booking; until then it is one of those that
 * sign-up offers. Currency and tax are refused where a card could not pay what is on sale (rule: price). `now` is epoch
 * milliseconds.
 */
function save(
  ctx: TenantContext,
  input: BusinessInput,
  now = Date.now(),
): Promise<EditResult<{ edition: string }>> {
  const { edition, ...values } = input;
  return editCatalogue(ctx, async (tx) => {
    const before = await lockBusiness(tx, ctx);
    const stale = staleSave(edition, businessValues(before));
    if (stale) return stale;
    const elsewhere = input.country === before.country ? null : refuseCountry(input.country);
    if (elsewhere) return elsewhere;
    const flaw = await flawOfMoney(tx, ctx, before, input);
    if (flaw) return flaw;
    if (input.timeZone !== before.timeZone) {
      const zones = { from: before.timeZone, to: input.timeZone };
      const problem = await moveBookingsToZone(tx, ctx, zones, now);
      if (problem) return refuseField('timeZone', problem);
      await moveSchedulesToZone(tx, ctx, before.timeZone, input.timeZone);
    }
    await writeBusiness(tx, ctx, values);
    await addAudit(tx, ctx, {
      action: 'business.changed',
      subjectId: ctx.tenantId,
      before: {
        name: before.name,
        timeZone: before.timeZone,
        currency: before.currency,
        country: before.country,
        taxName: before.taxName,
        taxIncluded: before.taxIncluded,
      },
      after: values,
    });
    return { ok: true, edition: businessValues(values).edition };
  });
}

type BusinessMoney = Pick<BusinessInput, 'currency' | 'taxIncluded'>;

async function flawOfMoney(
  tx: Tx,
  ctx: TenantContext,
  before: BusinessMoney & { locale: string },
  { currency, taxIncluded }: BusinessMoney,
): Promise<EditRefusal | null> {
  const otherCurrency = currency !== before.currency;
  if (!otherCurrency && taxIncluded === before.taxIncluded) return null;
  if (otherCurrency && (await hasAnyBooking(tx, ctx)))
    return refuseField('currency', 'The currency can’t change any more: there are bookings in it.');
  if (otherCurrency && !currencies().includes(currency))
    return refuseField('currency', 'Please choose a currency from the list.');
  for (const sold of await pricesOnSale(tx, ctx)) {
    const small = tooSmallToCharge(sold, sold.addOns, { currency, taxIncluded, locale: before.locale });
    if (small) return refuseField(otherCurrency ? 'currency' : 'taxIncluded', `${sold.name}: ${small}`);
  }
  return null;
}
