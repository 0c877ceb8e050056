import type { AnyOperation } from '@/lib/usecases/operation';
import { forms } from './form';
import { ofForms, removingOperations } from './of-forms';
import { ofOthers, undoingOperations } from './of-others';
import type { Undoer } from './undoer';

/** Every change that can be taken back, by the name of its operation. */
export const undoers: ReadonlyMap<string, Undoer> = new Map(
  [...ofForms, ...ofOthers].map((each) => [each.facts.name, each]),
);

/** Every operation that takes something back, by its name: a stored step can call no other. */
export const undoing: ReadonlyMap<string, AnyOperation> = new Map(
  [...[...forms.values()].map((form) => form.operation), ...removingOperations, ...undoingOperations].map(
    (each) => [each.facts.name, each],
  ),
);
