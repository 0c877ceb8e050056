import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { v7 } from 'uuid';
import { asSystem } from '@/lib/data/connection/transaction';
import { addDays } from '@/lib/domain/local-date';
import { createApiKey } from '@/lib/usecases/api-keys/manage';
import { runJob } from '@/lib/usecases/jobs/run';
import type { TestApp } from '@/tests/support/app';
import { bookOnce, businessesOf } from './work';

const SECONDS = 6;

/** Prints the throughput of one instance over HTTP, and the CPU time that a request costs the server's process. */
export async function printRequests(app: TestApp): Promise<void> {
  const [ctx] = await businessesOf('elopement');
  if (!ctx) throw new Error('Run npm run seed:scale first');
  const made = await createApiKey(ctx, { kind: 'SECRET', name: 'Capacity' });
  if (!made.ok) throw new Error(made.detail);
  const today = new Date().toISOString().slice(0, 10);
  const window = `from=${addDays(today, 10)}&to=${addDays(today, 40)}`;
  const headers = { authorization: `Bearer ${made.key}` };
  const { slug } = await asSystem((tx) => tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId } }));
  for (const [name, url] of [
    ['public page', `/t/${slug}`],
    ['GET /api/v1/packages', '/api/v1/packages'],
    ['GET /api/v1/availability/dates, a month', `/api/v1/availability/dates?package=elopement&${window}`],
    ['GET /api/v1/bookings, 100 of them', '/api/v1/bookings?limit=100'],
  ] as const) {
    const ask = () => autocannon({ url: app.url + url, headers, connections: 10, duration: SECONDS });
    await ask();
    const before = cpuMs(app.pid());
    const result = await ask();
    const each = (cpuMs(app.pid()) - before) / result.requests.total;
    console.log(
      `${name}: ${(result.requests.total / result.duration).toFixed(0)}/s, ${each.toFixed(2)} ms CPU each: ${(1000 / each).toFixed(0)}/s a core; ${result.non2xx} refused`,
    );
  }
}

/** Prints booking transactions a second (all of a booking except its Stripe call), 50 at once over a pool of 5. */
export async function printTransactions(): Promise<void> {
  const tenants = await businessesOf('elopement');
  for (const ctx of tenants.slice(0, 50)) await bookOnce(ctx);
  const before = process.cpuUsage();
  const { perSecond, total } = await crowd(50, (at) => bookOnce(tenants[at % tenants.length] ?? never()));
  const { user, system } = process.cpuUsage(before);
  console.log(
    `booking transactions: ${perSecond.toFixed(0)}/s, ${((user + system) / 1000 / total).toFixed(2)} ms CPU of the app each`,
  );
}

/** Prints jobs a second: leased, run and finished; each handles an event that has been handled before. */
export async function printJobs(): Promise<void> {
  const ids = Array.from({ length: 3000 }, () => v7());
  const event = await asSystem((tx) => tx.webhookEvent.findFirst({ where: { processedAt: { not: null } } }));
  await asSystem((tx) =>
    tx.job.createMany({
      data: ids.map((id) => ({ id, name: 'handle_stripe_event', payload: { eventId: event?.id ?? v7() } })),
    }),
  );
  const outcomes = new Map<string, number>();
  const { perSecond } = await crowd(5, async (at) => {
    const { outcome } = await runJob(ids[at % ids.length] ?? never());
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  });
  console.log(`jobs: ${perSecond.toFixed(0)}/s with JOB_CONCURRENCY 5 (${[...outcomes].join(', ')})`);
  await asSystem((tx) => tx.job.deleteMany({ where: { id: { in: ids } } }));
}

async function crowd(size: number, work: (at: number) => Promise<unknown>) {
  const began = performance.now();
  const until = began + SECONDS * 1000;
  let total = 0;
  await Promise.all(
    Array.from({ length: size }, async () => {
      while (performance.now() < until && total < 3000) await work(total++);
    }),
  );
  return { total, perSecond: total / ((performance.now() - began) / 1000) };
}

const never = (): never => {
  throw new Error('Run npm run seed:scale first');
};

/** CPU time of a process in ms: the kernel counts ticks of 10 ms in fields 14 and 15. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
