import { disconnect } from '@/lib/data/connection/client';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';

type Ending = () => Promise<unknown>;

// server/main.ts is a program of its own beside the framework's bundles: it finds this by its global name.
const store = globalThis as typeof globalThis & { maisCleanUp?: Ending };

/**
 * What is left to do when no request runs any more: QStash is told of the last jobs, `last` is run, and the database's
 * connections are closed.
 */
export function prepareShutdown(last: Ending[] = []): void {
  store.maisCleanUp = async () => {
    await Promise.allSettled([jobsAnnounced(), ...last.map((end) => end())]);
    await disconnect();
  };
}
