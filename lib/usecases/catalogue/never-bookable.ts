import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type NeverBookable, neverBookable } from '@/lib/domain/availability/never-bookable';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { permit } from '@/lib/usecases/permit';
import { getCatalogue } from './read';

/** What of this business nobody could book, as it is set up now. */
export async function readNeverBookable(ctx: TenantContext): Promise<NeverBookable[]> {
  permit(ctx, 'catalogue:read');
  return neverBookable(await getCatalogue(ctx), Date.now());
}

/**
 * What a save of hours, people, closed periods or services answers, with a warning where something can't be booked by
 * it. It is saved all the same: an owner may be in the middle of it.
 */
export async function warned<T extends object>(
  ctx: TenantContext,
  outcome: EditResult<T>,
): Promise<EditResult<T & { warning?: string }>> {
  if (!outcome.ok) return outcome;
  const never = await readNeverBookable(ctx);
  if (never.length === 0) return outcome;
  return { ...outcome, warning: never.map(inWords).join(' ') };
}

const inWords = ({ name, why }: NeverBookable) => `${name} can’t be booked: ${why}`;
