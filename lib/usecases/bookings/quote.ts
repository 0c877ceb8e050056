import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { checkStart } from '@/lib/domain/availability/check-start';
import { type BasketInput, basketInput } from '@/lib/domain/booking-input';
import type { Result } from '@/lib/domain/errors';
import { anybodyChoosable } from '@/lib/domain/office-choice';
import { arrangementOf } from '@/lib/domain/payment-plan';
import { priceBasket } from '@/lib/domain/pricing';
import { type Quote, quoteSchema } from '@/lib/domain/quote';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { operation } from '@/lib/usecases/operation';
import { readBasket } from './basket';

export const quoteBasket = operation({
  name: 'basket.quote',
  can: 'catalogue:read',
  effect: 'read',
  input: basketInput,
  output: z.object({ quote: quoteSchema }),
  describe: 'Quotes the price of a basket at a bookable start, in minor units, without holding it.',
  run: quote,
});

/**
 * The priced basket of a bookable start (rule: price), in minor units of the tenant's currency. Claims are not checked:
 * a quote doesn't promise the slot. Refuses with `not_bookable` or `validation_failed`.
 */
async function quote(
  ctx: TenantContext,
  input: BasketInput,
  { fromOffice = false }: { fromOffice?: boolean } = {},
): Promise<Result<{ quote: Quote }>> {
  const catalogue = await getCatalogue(ctx);
  const known = readBasket(catalogue, input);
  if (!known.ok) return known;
  const now = Date.now();
  const { package: item, basket } = known;
  const start = checkStart(
    {
      catalogue: fromOffice ? anybodyChoosable(catalogue) : catalogue,
      package: item,
      ...basket,
      bookingId: ctx.tenantId,
      now,
    },
    known.asked,
  );
  if (!start.ok) return start;
  return priceBasket({
    catalogue,
    package: item,
    date: start.plan.date,
    seats: basket.seats,
    addOns: basket.addOns,
    arrangement: arrangementOf(catalogue, item) ?? 'ONLINE',
    now,
  });
}
