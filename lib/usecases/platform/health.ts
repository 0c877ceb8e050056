import { z } from 'zod';
import { type PlatformHealth, readPlatformHealth } from '@/lib/data/platform/platform-health';
import type { vendorStates } from '@/lib/integrations/resilience';
import { nothing } from '@/lib/usecases/answers';
import { operatorOperation } from '@/lib/usecases/operation';
import { figures } from './answers';
import { type CheckState, readReadiness } from './readiness';

type BreakerState = ReturnType<typeof vendorStates>['stripe']['state'];

/** The breaker's state while it is not closed, else the result of the last check. */
export type VendorState = Exclude<BreakerState, 'CLOSED'> | CheckState;

export type HealthSummary = PlatformHealth & {
  /** As this instance sees them; others may differ. */
  vendors: { name: string; state: VendorState; waiting: number }[];
};

export const readHealth = operatorOperation({
  name: 'platform.read_health',
  effect: 'read',
  input: nothing,
  output: figures.extend({
    vendors: z.array(z.object({ name: z.string(), state: z.string(), waiting: z.number() })),
  }),
  describe: 'Reads the platform’s key figures and the state of each vendor.',
  run: read,
});

/** For the console. Checks vendors at most once a minute, and takes at most five seconds. */
async function read(): Promise<HealthSummary> {
  const [health, { vendors, breakers }] = await Promise.all([readPlatformHealth(), readReadiness()]);
  const breakerOf = { ...breakers, calendar: breakers.google };
  const names = Object.keys(vendors) as (keyof typeof vendors)[];
  return {
    ...health,
    vendors: names.map((name) => {
      const { state, waiting } = breakerOf[name];
      return { name, state: state === 'CLOSED' ? vendors[name] : state, waiting };
    }),
  };
}
