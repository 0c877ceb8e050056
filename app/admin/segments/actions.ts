'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { segmentInput } from '@/lib/domain/editing/segment-input';
import { catalogueAction } from '@/lib/http/catalogueAction';
import { removeSegment, saveSegment } from '@/lib/usecases/segments/save';

export const saveSegmentAction = catalogueAction(
  { name: 'segment.save', can: 'catalogue:edit', input: segmentInput },
  saveSegment,
);

export const removeSegmentAction = catalogueAction(
  { name: 'segment.remove', can: 'catalogue:edit', input: z.strictObject({ id: idField }) },
  removeSegment,
);
