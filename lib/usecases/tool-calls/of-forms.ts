import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { removeAddOn } from '@/lib/usecases/add-ons/save';
import { removeBlackout } from '@/lib/usecases/blackouts/save';
import type { AnyOperation } from '@/lib/usecases/operation';
import { removePackage } from '@/lib/usecases/packages/arrange';
import { removeSchedule } from '@/lib/usecases/schedules/save';
import { removeSegment } from '@/lib/usecases/segments/save';
import { removeService } from '@/lib/usecases/services/remove';
import { type Form, forms, rowNamed } from './form';
import { outlivesUndo } from './outlives';
import { nothingThere, type Undoer } from './undoer';

/** What takes away the row that a save has made. */
const removals: Readonly<Record<string, AnyOperation>> = {
  'add_on.save': removeAddOn,
  'blackout.save': removeBlackout,
  'package.save': removePackage,
  'schedule.save': removeSchedule,
  'segment.save': removeSegment,
  'service.save': removeService,
};

/** These change more than the values of their form: time zone and currency of all that is sold. */
const notByTheirForm = new Set(['business.save']);

/** The fields of an input with which it changes more than its own row: the service of a package. */
const more: Readonly<Record<string, string>> = { 'package.save': 'time' };

/**
 * A save is taken back by a save of the values from before, with the edition from right after it: if somebody has saved
 * since, the undo is refused like any stale save.
 */
const undoerOf = (form: Form): Undoer => ({
  facts: form.facts,
  before: async (ctx, input) => {
    const { name } = form.facts;
    const beyond = more[name];
    if (beyond && (input as Record<string, unknown>)[beyond] !== undefined) return null;
    const id = rowNamed(form, input);
    const before = id === null ? null : await form.read(ctx, id);
    if (id !== null && !before) return nothingThere;
    if (await outlivesUndo(ctx, name, before, input as Record<string, unknown>)) return null;
    if (id === null) return undoOfNew(ctx, form);
    return async () => [{ operation: name, input: { ...before, ...(await editionNow(ctx, form, id)) } }];
  },
});

function undoOfNew(ctx: TenantContext, form: Form) {
  const removal = removals[form.facts.name];
  if (!removal) return null;
  return async (answer: unknown) => {
    const { id } = answer as { id: string };
    return [{ operation: removal.facts.name, input: { id, ...(await editionNow(ctx, form, id)) } }];
  };
}

async function editionNow(ctx: TenantContext, form: Form, id: string): Promise<{ edition?: unknown }> {
  const now = await form.read(ctx, id);
  return now && 'edition' in now ? { edition: now.edition } : {};
}

export const ofForms: Undoer[] = [...forms.values()]
  .filter(({ facts }) => !notByTheirForm.has(facts.name))
  .map(undoerOf);

export const removingOperations = Object.values(removals);
