import { z } from 'zod';
import { listSources } from '@/lib/data/calendars/sources';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { needsOf } from '@/lib/domain/availability/needs';
import { isUnsure } from '@/lib/domain/calendars/source-state';
import type { Catalogue } from '@/lib/domain/catalogue';
import { anybodyChoosable } from '@/lib/domain/office-choice';

/** A calendar elsewhere that can't be read, so that free times of whom it is of are unsure. */
export const unsureTimes = z.object({
  /** Of the person or room. */
  name: z.string(),
  /** The calendar's own. */
  calendar: z.string(),
  /** When it was last read, epoch milliseconds; null: never. */
  since: z.number().nullable(),
});
export type UnsureTimes = z.output<typeof unsureTimes>;

/** Of whom a booking of this package (with a chosen person or room, by slug) could be, and whose times are unsure. */
export async function readUnsure(
  ctx: TenantContext,
  catalogue: Catalogue,
  asked: { package: string; resource: string | undefined },
  now: number,
): Promise<UnsureTimes[]> {
  const sources = (await listSources(ctx)).filter((source) => isUnsure(source, now));
  if (sources.length === 0) return [];
  const item = catalogue.packages.find(({ slug }) => slug === asked.package);
  const service = anybodyChoosable(catalogue).services.find(({ id }) => id === item?.serviceId);
  const chosen = catalogue.resources.find(({ slug }) => slug === asked.resource)?.id;
  const needed = service && needsOf(service, chosen);
  const ids = new Set(needed?.ok ? needed.needs.flatMap(({ allowed }) => allowed) : []);
  return sources
    .filter(({ resourceId }) => ids.has(resourceId))
    .map(({ resourceName, name, readAt }) => ({ name: resourceName, calendar: name, since: readAt }));
}
