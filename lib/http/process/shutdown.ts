import { disconnect } from '@/lib/data/connection/client';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';
import { writeRecords } from '@/lib/usecases/tool-calls/record';

type Ending = () => Promise<unknown>;

// server/main.ts is a program of its own beside the framework's bundles: it finds this by its global name.
const store = globalThis as typeof globalThis & { maisCleanUp?: Ending };

/**
 * Registers the work that remains once no request runs any more: announce the last jobs to QStash, write what
 * tools were asked, run `last`, and
 * close the database's connections.
 */
export function prepareShutdown(last: Ending[] = []): void {
  store.maisCleanUp = async () => {
    await Promise.allSettled([jobsAnnounced(), writeRecords(), ...last.map((end) => end())]);
    await disconnect();
  };
}
