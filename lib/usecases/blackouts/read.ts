import { z } from 'zod';
import { BLACKOUTS_A_PAGE, listBlackouts as query } from '@/lib/data/catalogue/blackouts';
import { blackoutInput } from '@/lib/domain/editing/blackout-input';
import { idField, localDate } from '@/lib/domain/editing/fields';
import { rowsOf } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listBlackouts = operation({
  name: 'blackout.list',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({
    /** Only those that end on this local date or later; null: all. */
    from: localDate.nullable(),
    /** Text to find in the reason. */
    search: z.string().max(100),
    /** Pagination cursor: `nextCursor` of the previous page; null: the first page. */
    cursor: idField.nullable(),
    limit: z.int().min(1).max(BLACKOUTS_A_PAGE).optional(),
  }),
  output: z.object({ rows: rowsOf(blackoutInput), nextCursor: idField.nullable() }),
  describe: 'Lists closed periods, at most a hundred per page, those that end soonest first.',
  run: query,
});
