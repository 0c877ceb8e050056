import { v7 } from 'uuid';
import { writeBooking } from '@/lib/data/bookings/booking-write';
import { listAnswered, listBookings } from '@/lib/data/bookings/bookings';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import { listCustomers } from '@/lib/data/people/customers';
import { addDays } from '@/lib/domain/local-date';
import { readDates, readSlots } from '@/lib/usecases/availability/read';
import { bookingWrite } from '@/lib/usecases/bookings/booking-write';
import { planBooking } from '@/lib/usecases/bookings/plan';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { readDueMoney } from '@/lib/usecases/refunds/due-money';

const today = () => new Date().toISOString().slice(0, 10);

/** The businesses of one kind, in a shuffled order, so that no cache has seen the next one. */
export async function businessesOf(package_: string): Promise<TenantContext[]> {
  const rows = await asSystem((tx) =>
    tx.tenant.findMany({
      where: { slug: { startsWith: 'scale-' }, packages: { some: { slug: package_ } } },
      select: { id: true },
    }),
  );
  const step = 37;
  return rows
    .map((_, at) => rows[(at * step) % rows.length]?.id ?? '')
    .map((id) => mintTenantContext(id, systemActor));
}

export type Work = { name: string; run: () => Promise<unknown> };

/** The operations that people wait for most often, each call for another business. */
export async function hotWork(): Promise<Work[]> {
  const weddings = await businessesOf('elopement');
  const spas = await businessesOf('massage-60');
  let turn = 0;
  const next = (all: TenantContext[]) => {
    const ctx = all[turn++ % all.length];
    if (!ctx) throw new Error('Run npm run seed:scale first');
    return ctx;
  };
  const month = { from: addDays(today(), 10), to: addDays(today(), 40) };
  return [
    {
      name: 'availability, a month of dates',
      run: () => readDates(next(weddings), { package: 'elopement', ...month }),
    },
    {
      name: 'availability, a month of slots',
      run: () => readSlots(next(spas), { package: 'massage-60', ...month }),
    },
    { name: 'createBooking, its one write', run: () => bookOnce(next(weddings)) },
    {
      name: 'office, coming bookings',
      run: () => listBookings(next(spas), { from: today(), limit: 50 }),
    },
    {
      name: 'office, search by name',
      run: () => listBookings(next(spas), { search: 'grace h', order: 'desc', limit: 50 }),
    },
    {
      name: 'office, customers',
      run: () => listCustomers(next(spas), { search: '', cursor: null, limit: 50 }),
    },
    { name: 'office, money that waits', run: () => readDueMoney(next(weddings), {}, Date.now()) },
    { name: 'API, 100 bookings', run: () => listAnswered(next(spas), { limit: 100 }) },
  ];
}

let day = 0;

/** Books a day that is still free, without the Stripe call. @returns whether it was free */
export async function bookOnce(ctx: TenantContext): Promise<boolean> {
  const catalogue = await getCatalogue(ctx);
  const bookingId = v7();
  const now = Date.now();
  const input = {
    package: 'elopement',
    date: addDays(today(), 370 + (day++ % 350)),
    seats: 1,
    addOns: [],
    customer: { name: 'Capacity', email: `capacity-${bookingId}@example.com` },
  };
  const planned = planBooking(catalogue, input, { bookingId, fromOffice: false, maySayHow: false, now });
  if (!planned.ok) throw new Error(planned.detail);
  const request = { source: 'API' as const, visitor: null, idempotency: null };
  const written = await writeBooking(
    ctx,
    bookingWrite(catalogue, planned.plan, input, request, { bookingId, now }),
  );
  return written.outcome === 'booked';
}
