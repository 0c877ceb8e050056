import { countPages } from '@/lib/telemetry/metrics';
import { watchPageCache } from './pageFreshness';
import { refuseDemoData } from './refuseDemoData';
import { prepareShutdown } from './shutdown';
import { warmAfterDeploy } from './warmAfterDeploy';

/** What a server of one's own does once, for all the requests of its life (scripts/serve.ts). `endings`: run at its end. */
export async function prepareOwnServer(endings: (() => Promise<unknown>)[]): Promise<void> {
  await refuseDemoData();
  prepareShutdown(endings);
  countPages();
  watchPageCache();
  warmAfterDeploy();
}
