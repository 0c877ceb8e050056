import { type PlatformHealth, readPlatformHealth } from '@/lib/data/platform-health';
import { vendorStates } from '@/lib/integrations/resilience';

export type HealthSummary = PlatformHealth & {
  /** The breakers of this instance; others may see it differently. */
  vendors: { name: string; state: 'CLOSED' | 'OPEN' | 'HALF_OPEN'; waiting: number }[];
};

export async function readHealth(): Promise<HealthSummary> {
  const health = await readPlatformHealth();
  const vendors = Object.entries(vendorStates()).map(([name, { state, waiting }]) => ({
    name,
    state,
    waiting,
  }));
  return { ...health, vendors };
}
