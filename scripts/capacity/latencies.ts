/**
 * Measures the latency of frequent operations in this process, on the database of the environment; prints one JSON
 * line. Started by measure.ts.
 */
import { disconnect } from '@/lib/data/connection/client';
import { hotWork } from './work';

const CALLS = 24;
const times: Record<string, number> = {};
for (const { name, run } of await hotWork()) {
  for (let warm = 0; warm < 4; warm++) await run();
  const took: number[] = [];
  for (let call = 0; call < CALLS; call++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  // The median of the faster half is the cost of the work; the slower half shows what else the machine was doing.
  took.sort((a, b) => a - b);
  times[name] = took[Math.floor(CALLS / 4)] ?? 0;
}
console.log(JSON.stringify(times));
await disconnect();
