import { log } from '@/lib/http/request/log';
import { warmCatalogues } from '@/lib/usecases/catalogue/warm';

/** A new process has a cold cache: it is filled beside the first requests, and given up rather than waited for. */
export function warmAfterDeploy(): void {
  warmCatalogues(Date.now() + 10_000).then(
    ({ done, failed }) => log().debug({ done, failed }, 'catalogues warmed'),
    (error: unknown) => log().debug({ err: error }, 'catalogues stay cold'),
  );
}
