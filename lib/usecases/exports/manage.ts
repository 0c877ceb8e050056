import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import { countExportedFiles } from '@/lib/data/files/export-tables';
import {
  addExport,
  type ExportRow,
  findExport,
  giveUpExport,
  listExports as list,
  listExportsWithin,
} from '@/lib/data/files/exports';
import { lockFiles } from '@/lib/data/files/files';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { addAudit } from '@/lib/data/tenants/audit';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { keptUntil } from '@/lib/domain/export/kept';
import { env } from '@/lib/env';
import { storage } from '@/lib/integrations/storage/storage';
import { nothing } from '@/lib/usecases/answers';
import { inOneTransaction } from '@/lib/usecases/catalogue/edit';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { sections } from './sections';

/** Each is as large as all that the business has stored. */
const MOST_KEPT = 3;
/** One that hasn't moved for so long has stopped, and keeps nobody from beginning anew. */
const STOPPED_MS = 3_600_000;
/** Long enough to follow a link; whoever wants it again is asked again who they are. */
const SAVE_SECONDS = 60;

const exportAnswer = z.object({
  id: idField,
  /** `stopped`: nobody is working on it any more. */
  state: z.enum(['making', 'ready', 'stopped']),
  /** From 0 to 1. */
  progress: z.number(),
  /** The bytes of each ZIP, in their order; none before all are written. */
  parts: z.array(z.int()),
  startedAt: z.date(),
  keptUntil: z.date(),
});
export type Exported = z.infer<typeof exportAnswer>;

export const startExport = operation({
  name: 'export.start',
  can: 'business:export',
  effect: 'write',
  input: nothing,
  output: z.object({ id: idField }),
  describe:
    'Begins to write everything that the business has stored into ZIP files; its owner hears when they are ready.',
  confirmed: true,
  run: start,
});

export const listExports = operation({
  name: 'export.list',
  can: 'business:export',
  effect: 'read',
  input: nothing,
  output: z.array(exportAnswer),
  describe: 'Lists the exports of the business that are being made and those that are kept.',
  run: async (ctx: TenantContext): Promise<Exported[]> => (await list(ctx)).map(asExported),
});

const partOf = z.strictObject({ id: idField, part: z.int().min(1) });

export const saveExport = operation({
  name: 'export.save',
  can: 'business:export',
  effect: 'write',
  input: partOf,
  output: z.object({ url: z.string() }),
  describe: 'Answers an address from which one ZIP of an export can be saved within a minute.',
  confirmed: true,
  run: save,
});

export const removeExport = operation({
  name: 'export.remove',
  can: 'business:export',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: nothing,
  describe: 'Removes an export before its time, also one that is still being made.',
  run: (ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> =>
    inOneTransaction(ctx, async (tx) => {
      if (!(await giveUpExport(tx, ctx, id))) return notFound('export');
      await addAudit(tx, ctx, { action: 'export.removed', subjectId: id });
      return { ok: true };
    }),
});

async function start(ctx: TenantContext): Promise<EditResult<{ id: string }>> {
  const total = sections.length + (await countExportedFiles(ctx));
  const begun = await inOneTransaction(ctx, async (tx) => {
    // Two at once, and an erasure that isn't through yet.
    await lockFiles(tx, ctx);
    const kept = (await listExportsWithin(tx, ctx)).map(asExported);
    if (kept.some(({ state }) => state === 'making'))
      return notAllowed('An export is being made already. You will hear when it is ready.');
    if (kept.length >= MOST_KEPT)
      return notAllowed(`${MOST_KEPT} exports are kept already. Remove one of them, then begin anew.`);
    const id = await addExport(tx, ctx, { total, until: keptUntil(Date.now()) });
    const job = newJob('write_export', { exportId: id }, { dedupeKey: `export:${id}:0` });
    await addJobs(tx, ctx.tenantId, [job]);
    await addAudit(tx, ctx, { action: 'export.started', subjectId: id });
    return { ok: true, id, job };
  });
  if (!begun.ok) return begun;
  publishJobs([begun.job]);
  return { ok: true, id: begun.id };
}

async function save(
  ctx: TenantContext,
  { id, part }: z.output<typeof partOf>,
): Promise<EditResult<{ url: string }>> {
  const row = await findExport(ctx, id);
  const key = row?.partKeys[part - 1];
  if (row?.state !== 'READY' || row.until.getTime() <= Date.now() || !key) return notFound('export');
  const { slug } = await readBusiness(ctx);
  const of = row.partKeys.length > 1 ? `-${part}-of-${row.partKeys.length}` : '';
  const name = `${slug}-${row.createdAt.toISOString().slice(0, 10)}${of}.zip`;
  await withTenant(ctx, (tx) =>
    addAudit(tx, ctx, { action: 'export.saved', subjectId: id, after: { name } }),
  );
  const url = await storage().presignGet(key, { name, type: 'application/zip', seconds: SAVE_SECONDS });
  return { ok: true, url: url.startsWith('/') ? env.APP_URL + url : url };
}

function asExported({ id, state, done, total, partBytes, createdAt, updatedAt, until }: ExportRow): Exported {
  const isStill = updatedAt.getTime() < Date.now() - STOPPED_MS;
  const isReady = state === 'READY';
  return {
    id,
    state: isReady ? 'ready' : state === 'FAILED' || isStill ? 'stopped' : 'making',
    progress: isReady ? 1 : total > 0 ? Math.min(0.99, done / total) : 0,
    parts: isReady ? partBytes : [],
    startedAt: createdAt,
    keptUntil: until,
  };
}
