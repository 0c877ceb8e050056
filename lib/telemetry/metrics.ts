import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** A gauge that is read when the metrics are scraped. */
export type Reading = { name: string; help: string; labels?: Record<string, string>; value: number };

function create() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'mais_' });
  return {
    registry,
    requests: new Histogram({
      name: 'mais_request_seconds',
      help: 'Answers of routes and actions, by how long they took.',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'mais_jobs_total',
      help: 'Jobs run by this instance, by how they ended.',
      labelNames: ['job', 'outcome'],
      registers: [registry],
    }),
    gauges: new Map<string, Gauge>(),
  };
}

// The framework may load a module once for each of its bundles, but the counters must be shared: hence globalThis.
const store = globalThis as typeof globalThis & {
  maisMetrics?: ReturnType<typeof create>;
  /** For server/main.ts, which sees every response, pages too, and runs outside of the bundles. */
  maisCountAnswer?: typeof countAnswer;
};

function metrics(): ReturnType<typeof create> {
  store.maisMetrics ??= create();
  return store.maisMetrics;
}

/** Counts a response. `route` is a pattern (`GET /packages/{slug}`), never a URL: each value is a time series. */
export function countAnswer(route: string, status: number | string, seconds: number): void {
  metrics().requests.observe({ route, status: String(status) }, seconds);
}

/** Called once at boot. */
export function countPages(): void {
  store.maisCountAnswer = countAnswer;
}

export function countJob(job: string, outcome: string): void {
  metrics().jobs.inc({ job, outcome });
}

/** All counters and the given gauges, in Prometheus' text format. */
export async function metricsText(readings: Reading[]): Promise<{ text: string; contentType: string }> {
  const { registry, gauges } = metrics();
  for (const gauge of gauges.values()) gauge.reset();
  for (const { name, help, labels = {}, value } of readings) {
    let gauge = gauges.get(name);
    if (!gauge) {
      gauge = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
      gauges.set(name, gauge);
    }
    gauge.set(labels, value);
  }
  return { text: await registry.metrics(), contentType: registry.contentType };
}
