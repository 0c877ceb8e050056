import { AppError } from '@/lib/domain/errors';
import { monthQuerySchema } from '@/lib/domain/month-feed-schema';
import { packMonth } from '@/lib/domain/month-wire';
import { requireVisitorContext } from '@/lib/http/auth/tenant-contexts';
import { pageFeed } from '@/lib/http/pages/page-feed';
import { readMonth } from '@/lib/usecases/availability/month';
import { readCatalogue } from '@/lib/usecases/catalogue/read-public';

/** A month of free days or slots, for the calendar of the booking flow. */
export const GET = pageFeed(
  '/t/[tenant]/book/[package]/month',
  monthQuerySchema,
  async (params: { tenant: string; package: string }, query) => {
    const { ctx } = await requireVisitorContext(params.tenant);
    const item = (await readCatalogue(ctx)).packages.find(({ slug }) => slug === params.package);
    if (!item) throw new AppError('not_found', 'There is nothing at this address.');
    const month = await readMonth(ctx, { ...query, package: item.slug, bookingType: item.bookingType });
    return month.ok ? packMonth(month.feed) : month;
  },
);
