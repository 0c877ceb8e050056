import { disconnect } from '@/lib/data/connection/client';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';

type Ending = () => Promise<unknown>;

// server/main.ts is a program of its own beside the framework's bundles: it finds this by its global name.
const store = globalThis as typeof globalThis & { maisCleanUp?: Ending };

/**
 * Registers the work that remains once no request runs any more: announce the last jobs to QStash, run `last`, and
 * close the database's connections.
 */
export function prepareShutdown(last: Ending[] = []): void {
  store.maisCleanUp = async () => {
    await Promise.allSettled([jobsAnnounced(), ...last.map((end) => end())]);
    await disconnect();
  };
}
