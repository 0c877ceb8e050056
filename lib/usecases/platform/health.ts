import { type PlatformHealth, readPlatformHealth } from '@/lib/data/platform/platform-health';
import type { vendorStates } from '@/lib/integrations/resilience';
import { type CheckState, readReadiness } from './readiness';

type BreakerState = ReturnType<typeof vendorStates>['stripe']['state'];

/** What its breaker says while that is not closed, else what the last check said. */
export type VendorState = Exclude<BreakerState, 'CLOSED'> | CheckState;

export type HealthSummary = PlatformHealth & {
  /** As this instance sees them; others may see them differently. */
  vendors: { name: string; state: VendorState; waiting: number }[];
};

/** For the console. Asks vendors at most once a minute, and takes at most five seconds. */
export async function readHealth(): Promise<HealthSummary> {
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
