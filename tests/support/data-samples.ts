import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { localDateOf, localInstants } from '@/lib/domain/time';
import { root } from '@/scripts/paths';
import type { Anchors } from '@/tests/integration/data/plans/anchors';

/** One call of each exported function of lib/data that asks the database, by `file.function`. */
export type Samples = Record<string, () => Promise<unknown>>;

const day = '2027-05-12';
const at = Date.UTC(2027, 4, 12, 10);
/** At night no mail of the day is due, and nothing would be looked at. */
const zone = 'Europe/London';
const mailTime = localInstants(localDateOf(Date.now(), zone), '12:00', zone)[0];

/** What the samples of every room stand on. */
async function groundOf(ctx: TenantContext, a: Anchors) {
  const { asSystem, withTenant } = await import('@/lib/data/connection/transaction');
  return {
    ctx,
    a,
    day,
    at,
    mailTime,
    asSystem,
    own: <T>(work: (tx: Tx) => Promise<T>) => withTenant(ctx, work),
    want: {
      resourceIds: [a.resourceId],
      seats: null,
      capacity: 1,
      from: at,
      to: at + 3_600_000,
      occurrence: v7(),
    },
    lock: { key: 'key-10', lockedUntil: new Date() },
    money: { amountCents: 100, feeCents: 0, currency: 'GBP' },
    seat: { bookingId: a.bookingId, resourceId: a.resourceId, start: at, end: at + 1, occurrence: v7() },
  };
}

export type Ground = Awaited<ReturnType<typeof groundOf>>;

const folder = join(root, 'tests/samples');

/** The samples of every room of lib/data: whatever stands in tests/samples. */
export async function dataSamples(ctx: TenantContext, a: Anchors): Promise<Samples> {
  const ground = await groundOf(ctx, a);
  const all: Samples = {};
  for (const file of readdirSync(folder).sort()) {
    const { samples } = await import(/* @vite-ignore */ join(folder, file));
    Object.assign(all, await samples(ground));
  }
  return all;
}
