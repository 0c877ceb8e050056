import { z } from 'zod';
import { listSchedules as query } from '@/lib/data/catalogue/schedules';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { idField, localDate } from '@/lib/domain/editing/fields';
import { overrideInput, scheduleInput } from '@/lib/domain/editing/schedule-input';
import { operation } from '@/lib/usecases/operation';

export const listSchedules = operation({
  name: 'schedule.list',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({
    /** The first local date whose overrides are included. */
    from: localDate,
  }),
  output: z.array(
    z.object({
      ...scheduleInput.shape,
      id: idField,
      edition: z.string(),
      timeZone: z.string(),
      overrides: z.array(
        z.object({
          date: overrideInput.shape.date,
          periods: overrideInput.shape.periods,
          edition: z.string(),
        }),
      ),
      resources: z.array(z.object({ id: idField, name: z.string() })),
    }),
  ),
  describe:
    'Lists all weekly schedules, the other hours of single dates from a given date on, and what uses them.',
  run: (ctx: TenantContext, { from }: { from: string }) => query(ctx, from),
});
