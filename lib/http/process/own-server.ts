import { watchPageCache } from '@/lib/http/pages/page-freshness';
import { countPages } from '@/lib/telemetry/metrics';
import { refuseDemoData } from './refuse-demo-data';
import { prepareShutdown } from './shutdown';
import { warmAfterDeploy } from './warm-after-deploy';

/** Prepares a self-hosted server, once at its start (server/main.ts). `endings` run at its shutdown. */
export async function prepareOwnServer(endings: (() => Promise<unknown>)[]): Promise<void> {
  await refuseDemoData();
  prepareShutdown(endings);
  countPages();
  watchPageCache();
  warmAfterDeploy();
}
