import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { UndoStep } from '@/lib/data/tools/tool-calls';
import type { Refusal } from '@/lib/domain/errors';
import type { Operation, OperationFacts } from '@/lib/usecases/operation';

/** Once the change is done: what takes it back, in order. Null: nothing was changed. */
export type Undoing = (answer: unknown) => Promise<UndoStep[] | null>;

/**
 * How a change of one operation is taken back. Asked before the change, with its input; null: as things are it can't be
 * taken back, so a person has to confirm it.
 */
export type Undoer = {
  readonly facts: OperationFacts;
  before(ctx: TenantContext, input: unknown): Promise<Undoing | null>;
};

export function undoOf<In extends z.ZodType, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  before: (
    ctx: TenantContext,
    input: z.output<In>,
  ) => Promise<((answer: Extract<Answer, { ok: true }>) => Promise<UndoStep[] | null>) | null>,
): Undoer {
  return {
    facts: operation.facts,
    before: async (ctx, input) => (await before(ctx, input as z.output<In>)) as Undoing | null,
  };
}

/** A step that calls an operation, with an input of its own. */
export const step = <In extends z.ZodType>(
  { facts }: { readonly facts: OperationFacts<In> },
  input: z.input<In>,
): UndoStep => ({ operation: facts.name, input });

/** The change has nothing to work on, and refuses by itself. */
export const nothingThere: Undoing = async () => null;
