import type { z } from 'zod';
import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { AppError, type FieldError, type Refusal, type Result } from '@/lib/domain/errors';
import { type Preview, previewSchema } from '@/lib/domain/tools/preview';
import type { Operation, OperationFacts } from '@/lib/usecases/operation';

/** A refusal as operations return it: some name fields. */
export type AnyRefusal = Refusal<{ errors?: FieldError[] }>;

/** An operation as it would run: its input with the versions and sums that it was previewed with, and the preview. */
export type Outlook = { input: unknown; preview: Preview; edition: string };

/**
 * Previews one operation, and carries it out as previewed.
 * @see previewOf
 */
export type Previewer = {
  readonly facts: OperationFacts;
  /** Fields of the input that the preview sets: what was read, so that the operation itself refuses another state. */
  readonly pins: readonly string[];
  /** Whether it takes several transactions: then one that was interrupted may be done in part. */
  readonly inSteps: boolean;
  look(ctx: TenantContext, input: unknown): Promise<{ ok: true; outlook: Outlook } | AnyRefusal>;
  /** Carries it out, and says what came of it. */
  run(ctx: TenantContext, input: unknown): Promise<{ ok: true; said: string } | AnyRefusal>;
};

/**
 * `look` says what `operation` would do for this input, changing nothing, and refuses what the operation would refuse.
 * Of the input that it returns, `pins` are set from what it has read.
 */
export function previewOf<In extends z.ZodType, Answer extends { ok: true } | Refusal>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Answer>,
  pins: readonly (keyof z.output<In> & string)[],
  look: (
    ctx: TenantContext,
    input: z.output<In>,
  ) => Promise<Result<{ input: z.output<In>; preview: Preview }, { errors?: FieldError[] }>>,
  said: (answer: Extract<Answer, { ok: true }>) => string = () => 'Done.',
  inSteps = false,
): Previewer {
  return {
    facts: operation.facts,
    pins,
    inSteps,
    look: (ctx, input) =>
      refusing(async () => {
        const seen = await look(ctx, input as z.output<In>);
        if (!seen.ok) return seen;
        const { input: pinned, preview } = seen;
        return { ok: true, outlook: outlookOf(pinned, previewSchema.parse(preview)) };
      }),
    run: (ctx, input) =>
      refusing(async (): Promise<{ ok: true; said: string } | AnyRefusal> => {
        const answer = await operation(ctx, input as z.output<In>);
        return answer.ok ? { ok: true, said: said(answer as Extract<Answer, { ok: true }>) } : answer;
      }),
  };
}

/** What an operation throws for its caller (missing, away) as the refusal that it is; a mistake of ours stays one. */
async function refusing<T extends { ok: true }>(
  work: () => Promise<T | AnyRefusal>,
): Promise<T | AnyRefusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    const { code, message, errors } = error;
    return { ok: false, reason: code, detail: message, ...(errors ? { errors } : {}) };
  }
}

/** As it is stored and read again: the database keeps no order of the members. */
function outlookOf(input: unknown, preview: Preview): Outlook {
  const kept = JSON.parse(JSON.stringify({ input, preview }));
  return { ...kept, edition: withEdition({ text: canonicalJson(kept) }).edition };
}
