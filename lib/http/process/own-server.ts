import { watchPageCache } from '@/lib/http/pages/page-freshness';
import { countPages } from '@/lib/telemetry/metrics';
import { refuseDemoData } from './refuse-demo-data';
import { prepareShutdown } from './shutdown';
import { warmAfterDeploy } from './warm-after-deploy';

/** What a server of one's own does once, for all the requests of its life (server/main.ts). `endings`: run at its end. */
export async function prepareOwnServer(endings: (() => Promise<unknown>)[]): Promise<void> {
  await refuseDemoData();
  prepareShutdown(endings);
  countPages();
  watchPageCache();
  warmAfterDeploy();
}
