import { z } from 'zod';

/** What somebody has done in Google with an entry of ours. Instants in epoch milliseconds; a date for whole days. */
export const proposalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), start: z.number(), end: z.number(), date: z.string().nullable() }),
  z.object({ kind: z.literal('deleted') }),
]);
export type Proposal = z.output<typeof proposalSchema>;

type There = { status: string; range: { start: number; end: number } | null; date: string | null };

/** What an entry there says beside what was written; null: it is where we put it. */
export function proposalOf(there: There, written: { startsAt: number; endsAt: number }): Proposal | null {
  if (there.status === 'gone' || there.range === null) return { kind: 'deleted' };
  const { start, end } = there.range;
  if (start === written.startsAt && end === written.endsAt) return null;
  return { kind: 'moved', start, end, date: there.date };
}
