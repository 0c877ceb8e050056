import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { checkStart } from '@/lib/domain/availability/check-start';
import type { BasketInput } from '@/lib/domain/booking-input';
import type { Result } from '@/lib/domain/errors';
import { anybodyChoosable } from '@/lib/domain/office-choice';
import { arrangementOf } from '@/lib/domain/payment-plan';
import { priceBasket } from '@/lib/domain/pricing';
import type { Quote } from '@/lib/domain/quote';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { permit } from '@/lib/usecases/permit';
import { readBasket } from './basket';

/**
 * The priced basket of a bookable start (rule: price), in minor units of the tenant's currency. Claims are not looked
 * at: a quote is no promise of the slot. Refuses with `not_bookable` or `validation_failed`.
 */
export async function quoteBasket(
  ctx: TenantContext,
  input: BasketInput,
  { fromOffice = false }: { fromOffice?: boolean } = {},
): Promise<Result<{ quote: Quote }>> {
  permit(ctx, 'catalogue:read');
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
