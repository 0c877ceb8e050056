import { holdsDemoAccess } from '@/lib/data/platform/demo-access';
import { demoAccessRefusal } from '@/lib/domain/demo-access';
import { env } from '@/lib/env';
import { withTimeout } from '@/lib/with-timeout';

/** How long the start waits for the answer. A database that is unavailable is asked again after `againMs`. */
const timeoutMs = 3_000;
const againMs = 5_000;

/**
 * Ends a server outside of the demo whose database was seeded by it: anybody knows how to sign in there as an owner
 * or as the operator.
 */
export async function refuseDemoData(): Promise<void> {
  if (env.DEMO) return;
  const found = holdsDemoAccess().then(
    (holds) => {
      if (holds) end();
      return true;
    },
    () => false,
  );
  if (await withTimeout(found, timeoutMs, false)) return;
  void found.then((known) => {
    if (!known) setTimeout(() => void refuseDemoData(), againMs).unref();
  });
}

function end(): never {
  console.error(`${demoAccessRefusal} To begin clean, let DATABASE_URL name an empty database.`);
  process.exit(1);
}
