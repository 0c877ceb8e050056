'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removeSegment, saveSegment } from '@/lib/usecases/segments/save';

export const saveSegmentAction = catalogueAction(saveSegment);

export const removeSegmentAction = catalogueAction(removeSegment);
