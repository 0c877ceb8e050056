import type { Catalogue } from '@/lib/domain/catalogue';

/** Whether visitors of a business's site may ask the assistant there, where there is a model. */
export const isAskedOn = (
  tenant: Pick<Catalogue['tenant'], 'status' | 'liveAt'>,
  site: { published: boolean; assistant: boolean },
): boolean => tenant.status === 'ACTIVE' && tenant.liveAt !== null && site.published && site.assistant;
