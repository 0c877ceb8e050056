import { listBookings } from '@/lib/data/bookings/bookings';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readFigures } from '@/lib/data/conversations/figures';
import { type ContextBooking, instructionsFor } from '@/lib/domain/assistant/instructions';
import { bookingRow } from '@/lib/domain/booking-row';
import { addDays, weekdayOf } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { getCatalogue } from '@/lib/usecases/catalogue/read';

/** The page that is open in the office: its path, which names the row that it is about. */
export type OpenPage = { path: string };

const SHOWN = 30;
const aboutRow = /^\/admin\/(bookings|customers)\/([0-9a-f-]{36})$/;

/**
 * What the model is told before it answers. Three statements: the catalogue, whose zone says which day it is, and then the
 * coming bookings and the figures at once.
 */
export async function readInstructions(ctx: TenantContext, page: OpenPage): Promise<string> {
  const catalogue = await getCatalogue(ctx);
  const today = localDateOf(Date.now(), catalogue.tenant.timeZone);
  const weekStart = addDays(today, 1 - weekdayOf(today));
  const [coming, figures] = await Promise.all([
    listBookings(ctx, {
      endsFrom: today,
      to: addDays(today, 7),
      status: ['PENDING', 'CONFIRMED'],
      limit: SHOWN,
    }),
    readFigures(ctx, {
      today,
      weekStart,
      weekEnd: addDays(weekStart, 6),
      nextWeekEnd: addDays(weekStart, 13),
    }),
  ]);
  const [, kind, id] = aboutRow.exec(page.path) ?? [];
  return instructionsFor({
    today,
    catalogue,
    figures,
    bookings: coming.data.map((booking): ContextBooking => {
      const row = bookingRow(booking, today);
      const owes = row.owedCents > 0;
      return { ...row, package: row.packageName, owes };
    }),
    moreBookings: coming.nextCursor !== null,
    person: { name: ctx.actor.name, may: ctx.actor.role ?? ctx.actor.kind },
    page: {
      path: page.path,
      about: kind && id ? `${kind === 'bookings' ? 'booking' : 'customer'} ${id}` : null,
    },
  });
}
