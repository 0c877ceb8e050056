import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listToolCalls as query } from '@/lib/data/tools/tool-calls';
import { idField } from '@/lib/domain/editing/fields';
import { actorMay } from '@/lib/domain/permissions';
import { vias } from '@/lib/domain/tools/via';
import { operation } from '@/lib/usecases/operation';
import { writeRecords } from './record';

/** A call of a tool, without what was sent and answered. Instants in epoch milliseconds. */
const call = z.object({
  id: idField,
  at: z.number(),
  actorName: z.string(),
  role: z.enum(['OWNER', 'ADMIN', 'STAFF']).nullable(),
  via: z.enum(vias),
  /** What the program that a person let in called itself; empty: none, or it isn’t known. */
  programName: z.string(),
  /** The name of the operation; empty: there was no such tool. */
  operation: z.string(),
  outcome: z.enum(['ANSWERED', 'DONE', 'PROPOSED', 'REFUSED', 'FAILED']),
  /** Why it was refused, an error code. */
  reason: z.string(),
  durationMs: z.int(),
  /** Whether the caller can still take it back. */
  undoable: z.boolean(),
  undoneAt: z.number().nullable(),
});

const asked = z.strictObject({
  /** Pagination cursor: `nextCursor` of the previous page. */
  cursor: idField.nullable().default(null),
  limit: z.int().min(1).max(100).default(50),
});

export const listToolCalls = operation({
  name: 'tool_call.list',
  can: 'office:read',
  effect: 'read',
  input: asked,
  output: z.object({ rows: z.array(call), nextCursor: idField.nullable() }),
  describe:
    'Lists what assistants and apps have called, newest first: owners and admins see all, others theirs.',
  run: async (ctx: TenantContext, { cursor, limit }: z.output<typeof asked>) => {
    // What this process has answered a moment ago is there, too.
    await writeRecords();
    const mine = !actorMay(ctx.actor, 'audit:read');
    const found = await query(ctx, { mine, before: cursor, limit: limit + 1 });
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
});
