import type { Site } from '@/lib/data/catalogue/sites';
import { isAskedOn } from '@/lib/domain/assistant/is-asked-on';
import type { Catalogue } from '@/lib/domain/catalogue';
import { isAssistantConfigured, isModelScripted } from '@/lib/integrations/assistant/model';

/** Whether the office shows an assistant. */
export const hasAssistant = (): boolean => isAssistantConfigured();

/** What the pages of a site need to offer its assistant; null where visitors see none. */
export function askedOn({ catalogue: { tenant }, site }: { catalogue: Catalogue; site: Site }) {
  return isAskedOn(tenant, site) && isAssistantConfigured()
    ? { slug: tenant.slug, name: tenant.name, isScripted: isModelScripted() }
    : null;
}
