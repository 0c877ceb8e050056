'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { switchSiteAssistant } from '@/lib/usecases/site/assistant';
import { saveSite } from '@/lib/usecases/site/save';

export const saveSiteAction = catalogueAction(saveSite);
export const switchAssistantAction = catalogueAction(switchSiteAssistant);
