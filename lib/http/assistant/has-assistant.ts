import type { Site } from '@/lib/data/catalogue/sites';
import type { Catalogue } from '@/lib/domain/catalogue';
import { isAssistantConfigured, isModelScripted } from '@/lib/integrations/assistant/model';

/** Whether the office shows an assistant. */
export const hasAssistant = (): boolean => isAssistantConfigured();

/** What the pages of a site need to offer its assistant; null where visitors see none. */
export function askedOn({ catalogue: { tenant }, site }: { catalogue: Catalogue; site: Site }) {
  const isOpen = tenant.status === 'ACTIVE' && tenant.liveAt !== null && site.published && site.assistant;
  return isOpen && isAssistantConfigured()
    ? { slug: tenant.slug, name: tenant.name, isScripted: isModelScripted() }
    : null;
}
