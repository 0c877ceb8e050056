import { z } from 'zod';
import type { ProposalRow } from '@/lib/data/tools/proposals';
import { idField } from '@/lib/domain/editing/fields';
import { previewSchema } from '@/lib/domain/tools/preview';
import { vias } from '@/lib/domain/tools/via';

const states = ['WAITING', 'EXPIRED', 'RUNNING', 'INTERRUPTED', 'DONE', 'REFUSED', 'DECLINED'] as const;

/** A proposal as the office shows it. Instants in epoch milliseconds. */
export const proposalAnswer = z.object({
  id: idField,
  /** What it would do: the name of the operation. */
  operation: z.string(),
  preview: previewSchema,
  /** Of what is seen: a confirmation names it. */
  edition: z.string(),
  /** `INTERRUPTED`: it was confirmed, and a part was done before its process ended; `outcome` says which. */
  state: z.enum(states),
  createdAt: z.number(),
  expiresAt: z.number(),
  /** Who asked for it, and through what. */
  actorName: z.string(),
  via: z.enum(vias),
  /** What the program that a person let in called itself; empty: none, or it isn’t known. */
  programName: z.string(),
  conversationId: idField.nullable(),
  answeredByName: z.string(),
  answeredAt: z.number().nullable(),
  /** What came of it, in words. */
  outcome: z.string(),
});
export type ProposalForOffice = z.output<typeof proposalAnswer>;

/** `now` in epoch milliseconds. */
export function asProposal(row: ProposalRow, now: number): ProposalForOffice {
  const { input: _, actorKind: __, actorId: ___, status, ...rest } = row;
  return { ...rest, state: status === 'WAITING' && row.expiresAt <= now ? 'EXPIRED' : status };
}
