import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { dropGuesses, listGuesses as query } from '@/lib/data/tenants/guesses';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { guessKey, guessKind, guessSchema } from '@/lib/domain/guesses';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';

export const listGuesses = operation({
  name: 'guess.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.array(guessSchema),
  describe: 'Lists what sign-up guessed of the business and nobody has looked at yet.',
  run: (ctx: TenantContext) => query(ctx),
});

/** All of a kind without an id. */
const confirmation = z.strictObject({ kind: guessKind, id: z.uuid().optional() });

export const confirmGuess = operation({
  name: 'guess.confirm',
  can: 'catalogue:edit',
  effect: 'write',
  input: confirmation,
  output: nothing,
  describe: 'Says that what sign-up guessed is right: one guess, or all of a kind.',
  run: async (
    ctx: TenantContext,
    { kind, id }: z.output<typeof confirmation>,
  ): Promise<EditResult<object>> => {
    const right = (await query(ctx)).filter(
      (guess) => guess.kind === kind && (id === undefined || guess.id === id),
    );
    // Confirmed before, by a colleague or in another tab: nothing is left to do.
    if (right.length === 0) return { ok: true };
    return inOneTransaction(ctx, async (tx) => {
      await dropGuesses(
        tx,
        ctx,
        right.map((guess) => guessKey(kind, guess.id)),
      );
      await addAudit(tx, ctx, {
        action: 'business.guesses_confirmed',
        subjectId: ctx.tenantId,
        after: { kind, names: right.map(({ name }) => name) },
      });
      return { ok: true };
    });
  },
});
