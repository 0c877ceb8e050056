/** Next calls this once when a server starts, before it takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkEnvAtBoot, env, isOnVercel } = await import('@/lib/env');
  checkEnvAtBoot();
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const endings: (() => Promise<unknown>)[] = [];
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import('@/lib/telemetry/start-tracing');
    endings.push(startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, env.OTEL_SERVICE_NAME));
  }
  // On Vercel a start delays a visitor, for each function and each of its instances. Demo data was refused by the
  // build, a cron keeps the catalogues warm for all instances, and nothing there needs the rest.
  if (isOnVercel()) return;
  const { prepareOwnServer } = await import('@/lib/http/process/own-server');
  await prepareOwnServer(endings);
}
