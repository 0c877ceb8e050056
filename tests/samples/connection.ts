import type { Samples } from '@/tests/support/data-samples';

export async function samples(): Promise<Samples> {
  const d = {
    health: await import('@/lib/data/connection/health'),
  };
  return {
    'health.databaseState': () => d.health.databaseState(5_000),
  };
}
