import { log } from '@/lib/http/request/log';
import { warmCatalogues } from '@/lib/usecases/catalogue/warm';

/**
 * Warms the cold cache of a new process, beside its first requests. Nothing waits for it; after ten seconds it gives up.
 */
export function warmAfterDeploy(): void {
  warmCatalogues(Date.now() + 10_000).then(
    ({ done, failed }) => log().debug({ done, failed }, 'catalogues warmed'),
    (error: unknown) => log().debug({ err: error }, 'catalogues stay cold'),
  );
}
