import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { findProposal, listProposals as query } from '@/lib/data/tools/proposals';
import { idField } from '@/lib/domain/editing/fields';
import { actorMay } from '@/lib/domain/permissions';
import { operation } from '@/lib/usecases/operation';
import { asProposal, type ProposalForOffice, proposalAnswer } from './answers';
import { previewers } from './previewers';

const asked = z.strictObject({
  /** Only those that wait for an answer. */
  waiting: z.boolean().default(false),
  /** Pagination cursor: `nextCursor` of the previous page. */
  cursor: idField.nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});

/** The operations that the caller may do, and so may see proposed. */
const proposable = ({ actor }: TenantContext): string[] =>
  [...previewers.values()]
    .filter(({ facts }) => facts.can && actorMay(actor, facts.can))
    .map(({ facts }) => facts.name);

export const listToolProposals = operation({
  name: 'proposal.list',
  can: 'office:read',
  effect: 'read',
  input: asked,
  output: z.object({ rows: z.array(proposalAnswer), nextCursor: idField.nullable() }),
  describe:
    'Lists what an assistant or app has proposed for the caller and a person confirms or declines, newest first.',
  run: async (ctx: TenantContext, { waiting, cursor, limit }: z.output<typeof asked>) => {
    const operations = proposable(ctx);
    const found = await query(ctx, ctx.actor, { operations, waiting, before: cursor, limit: limit + 1 });
    const now = Date.now();
    const rows = found.slice(0, limit).map((row) => asProposal(row, now));
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
});

export const readToolProposal = operation({
  name: 'proposal.read',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({ id: idField }),
  output: proposalAnswer.nullable(),
  describe: 'Reads one proposal, with what it would do or what came of it; null when there is none.',
  run: async (ctx: TenantContext, { id }: { id: string }): Promise<ProposalForOffice | null> => {
    const row = await findProposal(ctx, id, ctx.actor);
    return row && proposable(ctx).includes(row.operation) ? asProposal(row, Date.now()) : null;
  },
});
