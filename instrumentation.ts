/** Next calls this once when a server starts, before it takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { checkEnvAtBoot, env } = await import('@/lib/env');
  checkEnvAtBoot();
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { refuseDemoData } = await import('@/lib/http/refuseDemoData');
  await refuseDemoData();
  const endings: (() => Promise<unknown>)[] = [];
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    const { startTracing } = await import('@/lib/telemetry/startTracing');
    endings.push(startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, env.OTEL_SERVICE_NAME));
  }
  const { prepareShutdown } = await import('@/lib/http/shutdown');
  prepareShutdown(endings);
  const { countPages } = await import('@/lib/telemetry/metrics');
  countPages();
  const { watchPageCache } = await import('@/lib/http/pageFreshness');
  watchPageCache();
  const { warmAfterDeploy } = await import('@/lib/http/warmAfterDeploy');
  warmAfterDeploy();
}
