import { vendors } from '@/lib/integrations/vendors';
import { type ConcurrencyLimit, createConcurrencyLimit } from './concurrency-limit';

/** Half of what the model is asked at once: the other half is always the offices'. */
const IN_ALL = vendors.assistant.concurrent / 2;
/** The visitors of one business don't take the room of all others. */
const OF_ONE = IN_ALL / 3;

type Places = { all: ConcurrencyLimit; of: Map<string, { limit: ConcurrencyLimit; taken: number }> };

// Next may load this module more than once; all copies share one count for the process.
const store = globalThis as typeof globalThis & { maisVisitPlaces?: Places };

/**
 * Takes a place for an answer to a visitor, which holds one for as long as the model writes.
 * @returns the function that releases it; null: full
 */
export function enterVisit(tenantId: string): (() => void) | null {
  store.maisVisitPlaces ??= { all: createConcurrencyLimit(IN_ALL), of: new Map() };
  const { all, of } = store.maisVisitPlaces;
  const own = of.get(tenantId) ?? { limit: createConcurrencyLimit(OF_ONE), taken: 0 };
  const leaveOwn = own.limit.enter();
  const leaveAll = leaveOwn && all.enter();
  if (!leaveAll) {
    leaveOwn?.();
    return null;
  }
  own.taken += 1;
  of.set(tenantId, own);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    own.taken -= 1;
    if (own.taken === 0) of.delete(tenantId);
    leaveOwn();
    leaveAll();
  };
}
