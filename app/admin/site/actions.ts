'use server';

import { siteInput } from '@/lib/domain/editing/site-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { saveSite } from '@/lib/usecases/site/save';

export const saveSiteAction = catalogueAction(
  { name: 'site.save', can: 'site:edit', input: siteInput },
  saveSite,
);
