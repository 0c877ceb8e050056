import { readSite } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { mayMailOthers } from '@/lib/data/outbox/mail-delivery';
import { readSetUpRow } from '@/lib/data/tenants/going-live';
import { listGuesses } from '@/lib/data/tenants/guesses';
import { AppError } from '@/lib/domain/errors';
import { canBePaid, type GoingLive, sellsSomething } from '@/lib/domain/going-live';
import { takesCards } from '@/lib/domain/payment-plan';
import { placeMissing } from '@/lib/domain/place';
import { getCatalogue } from '../catalogue/read';

/** All that decides whether a business may go live. @throws AppError not_found when the business is gone */
export async function readGoingLive(
  ctx: TenantContext,
  now = Date.now(),
): Promise<GoingLive & { slug: string; isLive: boolean; hasBooking: boolean; ticked: unknown }> {
  const row = await readSetUpRow(ctx);
  if (!row) throw new AppError('not_found', 'This business is not here any more.');
  const [catalogue, guesses, site, addressProven] = await Promise.all([
    getCatalogue(ctx),
    listGuesses(ctx),
    readSite(ctx),
    mayMailOthers(ctx),
  ]);
  return {
    ...row,
    guesses,
    addressProven,
    sells: sellsSomething(catalogue, now),
    placeMissing: catalogue.packages.some((item) => placeMissing(item, site)),
    canBePaid: canBePaid(catalogue),
    takesCards: takesCards(catalogue.tenant),
  };
}
