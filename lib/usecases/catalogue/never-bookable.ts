import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type NeverBookable, neverBookable } from '@/lib/domain/availability/never-bookable';
import { idField } from '@/lib/domain/editing/fields';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { getCatalogue } from './read';

export const readNeverBookable = operation({
  name: 'catalogue.list_never_bookable',
  can: 'catalogue:read',
  effect: 'read',
  input: nothing,
  output: z.array(z.object({ serviceId: idField, name: z.string(), why: z.string() })),
  describe: 'Lists what nobody can book, as the business is set up now, and why.',
  run: find,
});

async function find(ctx: TenantContext): Promise<NeverBookable[]> {
  return neverBookable(await getCatalogue(ctx), Date.now());
}

/**
 * The answer to a save of hours, people, closed periods or services, with a warning where it leaves something
 * unbookable. It is saved all the same: the owner may not be finished.
 */
export async function warned<T extends object>(
  ctx: TenantContext,
  outcome: EditResult<T>,
): Promise<EditResult<T & { warning?: string }>> {
  if (!outcome.ok) return outcome;
  const never = await find(ctx);
  if (never.length === 0) return outcome;
  return { ...outcome, warning: never.map(inWords).join(' ') };
}

const inWords = ({ name, why }: NeverBookable) => `${name} can’t be booked: ${why}`;
