'use server';

import { removalInput } from '@/lib/domain/editing/removal-input';
import { segmentInput } from '@/lib/domain/editing/segment-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { removeSegment, saveSegment } from '@/lib/usecases/segments/save';

export const saveSegmentAction = catalogueAction(
  { name: 'segment.save', can: 'catalogue:edit', input: segmentInput },
  saveSegment,
);

export const removeSegmentAction = catalogueAction(
  { name: 'segment.remove', can: 'catalogue:edit', input: removalInput },
  removeSegment,
);
