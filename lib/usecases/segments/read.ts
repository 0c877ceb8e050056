import { listSegments as query } from '@/lib/data/catalogue/segments';
import { segmentInput } from '@/lib/domain/editing/segment-input';
import { nothing, rowsOf } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listSegments = operation({
  name: 'segment.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: rowsOf(segmentInput),
  describe: 'Lists all segments in their order, shown or not.',
  run: query,
});
