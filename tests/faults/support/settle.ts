import { setTimeout as sleep } from 'node:timers/promises';
import type { Witnesses } from './facts';

type Settling = Pick<Witnesses, 'sql' | 'cloud'> & { sweep(): Promise<number> };

/**
 * Lets everything that is due happen: webhooks arrive, deliveries end, and the sweep runs what nobody ran. Waiting times
 * of jobs are over at once (their rows say "now"), except while a breaker is open: their last try must not be wasted.
 */
export async function settle(world: Settling, patienceMs = 90_000): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    await arrived(world, until);
    const waiting = await left(world);
    if (!waiting.includes('not available right now')) {
      await world.sql(`UPDATE "Job" SET "runAt" = now(), "publishedAt" = NULL WHERE "status" = 'READY'`);
    }
    await world.sweep();
    const jobs = await left(world);
    if (jobs === '' && (await world.cloud.undelivered()).length === 0) return;
    if (Date.now() > until) throw new Error(`it never became quiet: ${jobs || 'webhooks are left'}`);
    await sleep(100);
  }
}

async function left({ sql }: Settling): Promise<string> {
  const rows = await sql<{ job: string }>(
    `SELECT DISTINCT "name" || ' ' || "status" || ' ' || "attempts" || ' ' || "lastError" AS job
       FROM "Job" WHERE "status" IN ('READY', 'RUNNING')`,
  );
  return rows.map(({ job }) => job).join('; ');
}

async function arrived({ cloud }: Settling, until: number): Promise<void> {
  for (;;) {
    const [undelivered, qstash] = await Promise.all([cloud.undelivered(), cloud.qstash()]);
    const due = qstash.messages.filter(({ notBefore }) => notBefore <= Date.now() + 1_000);
    if (undelivered.length === 0 && due.length === 0) return;
    if (Date.now() > until) throw new Error('webhooks or deliveries did not arrive');
    await sleep(20);
  }
}
