import { z } from 'zod';
import { listPackages } from '@/lib/data/catalogue/packages';
import { listResources } from '@/lib/data/catalogue/resources';
import { listServices } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type WhyNot, whyNot, whyNotCodes } from '@/lib/domain/availability/why-not';
import { whyNotPackage } from '@/lib/domain/availability/why-not-package';
import { whyNotResource } from '@/lib/domain/availability/why-not-resource';
import { whyNotService } from '@/lib/domain/availability/why-not-service';
import { idField } from '@/lib/domain/editing/fields';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { getCatalogue } from './read';

/** Something that customers can't book, and why. */
export type Unbookable = WhyNot & { id: string; name: string };

const unbookable = z.array(
  z.object({
    id: idField,
    name: z.string(),
    code: z.enum(whyNotCodes),
    why: z.string(),
    mend: z.enum(['packages', 'services', 'people', 'hours', 'closed', 'payments']).nullable(),
  }),
);

export const readUnbookable = operation({
  name: 'catalogue.list_unbookable',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ packages: unbookable, services: unbookable, resources: unbookable }),
  describe:
    'Lists what customers cannot book, as the business is set up now, and why: packages, services, people.',
  run: find,
});

/** Also what the owner has taken off the site, with that as its reason. */
async function find(
  ctx: TenantContext,
): Promise<{ packages: Unbookable[]; services: Unbookable[]; resources: Unbookable[] }> {
  const [catalogue, packages, services, resources] = await Promise.all([
    getCatalogue(ctx),
    listPackages(ctx),
    listServices(ctx),
    listResources(ctx),
  ]);
  const now = Date.now();
  const sold = new Map(catalogue.services.map((service) => [service.id, service]));
  return {
    packages: named(packages, (each) => whyNotPackage(catalogue, each, now)),
    services: named(services, ({ id, active }) => {
      const service = sold.get(id);
      if (!service) return whyNot('service_off', active ? 'it is new.' : 'it is switched off.');
      return whyNotService(catalogue, service, 1, now);
    }),
    resources: named(resources, (each) => whyNotResource(catalogue, each, now)),
  };
}

function named<T extends { id: string; name: string }>(
  rows: readonly T[],
  reason: (row: T) => WhyNot | null,
): Unbookable[] {
  return rows.flatMap((row) => {
    const found = reason(row);
    return found ? [{ ...found, id: row.id, name: row.name }] : [];
  });
}

/**
 * The answer to a save of hours, people, closed periods or services, with a warning where it leaves a service
 * unbookable. It is saved all the same: the owner may not be finished.
 */
export async function warned<T extends object>(
  ctx: TenantContext,
  outcome: EditResult<T>,
): Promise<EditResult<T & { warning?: string }>> {
  if (!outcome.ok) return outcome;
  const catalogue = await getCatalogue(ctx);
  const now = Date.now();
  const sentences = named(catalogue.services, (service) => whyNotService(catalogue, service, 1, now)).map(
    ({ name, why }) => `${name} can’t be booked: ${why}`,
  );
  return sentences.length === 0 ? outcome : { ...outcome, warning: sentences.join(' ') };
}
