import pg from 'pg';
import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import { readBooking } from '@/lib/data/bookings/bookings';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { type Actor, systemActor, type TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import type { Blueprint } from '@/lib/domain/blueprint';
import { type CreateBookingInput, createBookingInput } from '@/lib/domain/booking-input';
import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { createBooking } from '@/lib/usecases/bookings/create';
import type { CreatedBooking } from '@/lib/usecases/bookings/created-booking';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { createTestDatabase } from '@/tests/support/database';
import { setEnvironment as configure } from '@/tests/support/environment';
import { startRoutes } from './server';

const DAY = 86_400_000;

/**
 * A database, the vendors' stand-ins and the app's machine routes over HTTP. QStash is away unless a test says
 * otherwise: what has to happen happens in `quiet()`, by the sweep.
 */
export async function startWorld(options: { qstash?: boolean } = {}) {
  const database = await createTestDatabase();
  const routes = await startRoutes();
  const cloud = await startLocalCloud({ appUrl: routes.url, bankDebitMs: 10_000_000 });
  configure({
    APP_URL: routes.url,
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '10',
    JOB_CONCURRENCY: '5',
    STRIPE_API_URL: cloud.urls.stripe,
    QSTASH_URL: cloud.urls.qstash,
    POSTMARK_API_URL: cloud.urls.postmark,
    HIBP_API_URL: cloud.urls.hibp,
  });
  const control = controlCloud(cloud.urls.control);
  if (!options.qstash) await control.switch('qstash', { status: 500 });
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();

  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(text, values)).rows;

  /** Lets everything that is due happen: webhooks arrive, jobs run (also those that wait for another try). */
  async function quiet(options: { mails?: boolean } = {}): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      await arrived();
      // Writing mails is slow: unless a test is about them, they only have to be owed.
      if (!options.mails) {
        await sql(`UPDATE "Job" SET "status" = 'DONE' WHERE "status" = 'READY' AND "name" = 'send_mail'`);
      }
      // What waits for a balance is nobody's to hurry.
      await sql(
        `UPDATE "Job" SET "runAt" = now() WHERE "status" = 'READY' AND NOT starts_with("lastError", 'NotYet: ')`,
      );
      const { jobs } = await sweepMinute();
      if (jobs.length === 0 && (await control.undelivered()).length === 0) return;
    }
    throw new Error('it never became quiet');
  }

  async function arrived(): Promise<void> {
    const until = Date.now() + 10_000;
    while ((await control.undelivered()).length > 0) {
      if (Date.now() > until) throw new Error('webhooks were not delivered');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    control,
    sql,
    quiet,
    arrived,
    urls: { app: routes.url, ...cloud.urls },
    database,
    async tenant(blueprint: Blueprint, actor: Actor = systemActor): Promise<TenantContext> {
      const id = await asSystem((tx) => writeBlueprint(tx, blueprint));
      return mintTenantContext(id, actor);
    },
    async close() {
      await owner.end();
      await cloud.close();
      await routes.close();
      await disconnect();
      await database.drop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Local date so many days from now (UTC is near enough for the tests' zones). */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/**
 * The local date so many days from now where the demo's businesses on the American east coast are: what they call today.
 * Where a rule counts from the business's day (a balance that is due), neither `inDays` nor the database's own date will do:
 * between midnight UTC and midnight there both are a day ahead.
 */
export const inDaysThere = (days: number, zone = 'America/New_York'): string =>
  addDays(localDateOf(Date.now(), zone), days);

type Asked = Omit<CreateBookingInput, 'seats' | 'addOns' | 'customer'> & Partial<CreateBookingInput>;

/** Books as a customer of the site would. */
export async function book(ctx: TenantContext, input: Asked): Promise<CreatedBooking> {
  const parsed = createBookingInput.parse({
    ...input,
    customer: {
      address: '1 Example Lane, Lenox, MA',
      ...(input.customer ?? { name: 'Ann Example', email: 'ann@example.com' }),
    },
  });
  const result = await createBooking(ctx, parsed, { source: 'SITE', visitor: null, idempotency: null });
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.booking;
}

/** The Stripe session behind a payment page. */
export const sessionOf = (url: string | null | undefined): string =>
  new URL(url ?? 'nothing:').pathname.split('/').at(-1) ?? '';

export async function read(ctx: TenantContext, id: string): Promise<BookingDetails> {
  const booking = await readBooking(ctx, id);
  if (!booking) throw new Error(`booking ${id} is gone`);
  return booking;
}
