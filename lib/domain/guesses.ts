import { z } from 'zod';

/**
 * What sign-up guesses of a new business, by the noun of the event that records its change (`package.changed`): whoever
 * saves it has looked at it.
 */
export const guessKinds = ['site', 'segment', 'package', 'add_on', 'schedule', 'service', 'policy'] as const;
export const guessKind = z.enum(guessKinds);
export type GuessKind = z.infer<typeof guessKind>;

/** Something that nobody has looked at yet. `id` is the row's; of the site and the policy, the business's. */
export const guessSchema = z.object({
  kind: guessKind,
  id: z.uuid(),
  name: z.string(),
  /** Minor units; null for what has no price. */
  priceCents: z.int().nullable(),
  /** Customers would see it now: it is not hidden. */
  shown: z.boolean(),
});
export type Guess = z.infer<typeof guessSchema>;

export const guessKey = (kind: GuessKind, id: string) => `${kind}:${id}`;

/** The guess that a change has looked at; null for any other event. */
export function guessLookedAt(action: string, subjectId: string): string | null {
  const [noun = '', verb] = action.split('.');
  const kind = guessKind.safeParse(noun).data;
  return kind && verb === 'changed' ? guessKey(kind, subjectId) : null;
}
