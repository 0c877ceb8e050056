import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, withTenant } from '@/lib/data/connection/transaction';
import { addExportPart, type ExportRow, findExport, noteExported } from '@/lib/data/files/exports';
import { addJobs, newJob } from '@/lib/data/outbox/jobs';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { keptUntil } from '@/lib/domain/export/kept';
import { fileFolder } from '@/lib/domain/files/picture-address';
import { storage } from '@/lib/integrations/storage/storage';
import { ZipWriter } from '@/lib/integrations/zip/zip-writer';
import { noteEvent } from '@/lib/usecases/account/note-event';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { readMe } from './read-me';
import { type ExportCursor, exportCursor, sections, type Writing } from './sections';

/**
 * What one run writes: a ZIP of so many bytes at most (and one file, which is never cut), or as far as it comes in this
 * time. The former bounds the memory, and stays below what stores take at once; the latter a function's time.
 */
const limits = { bytes: 25_000_000, ms: 20_000 };

/** The owner has taken it away, or somebody who is in it has been erased. */
class GivenUp extends Error {}

/**
 * The job that writes one ZIP of an export and owes itself the next, until all is written. A run that dies leaves nothing
 * but bytes that no row names, which go with the export.
 */
export async function writeExport(
  ctx: TenantContext,
  { exportId }: { exportId: string },
  { bytes, ms } = limits,
): Promise<void> {
  const row = await findExport(ctx, exportId);
  if (row?.state !== 'MAKING') return;
  const zip = new ZipWriter(row.createdAt);
  const until = Date.now() + ms;
  let done = row.done;
  const goesOn = async (steps: number, more = 0) => {
    done += steps;
    if (!(await noteExported(ctx, exportId, done))) throw new GivenUp();
    return Date.now() < until && zip.bytes + more < bytes;
  };
  const cursor = await fill({ ctx, zip, goesOn }, row).catch((error: unknown) => {
    if (error instanceof GivenUp) return null;
    throw error;
  });
  if (cursor) await keep(ctx, row, zip, cursor);
}

async function fill(writing: Writing, row: ExportRow): Promise<ExportCursor> {
  const { ctx, zip, goesOn } = writing;
  let cursor = exportCursor.parse(row.cursor);
  if (row.partKeys.length === 0) {
    const { name } = await readBusiness(ctx);
    zip.text('READ ME.txt', readMe(name, row.createdAt));
  }
  for (let section = sections[cursor.section]; section; section = sections[cursor.section]) {
    const after = await section(writing, cursor);
    if (after !== null) return { ...cursor, after, piece: cursor.piece + 1 };
    cursor = { section: cursor.section + 1, after: null, piece: 0 };
    if (!(await goesOn(1))) break;
  }
  return cursor;
}

async function keep(ctx: TenantContext, row: ExportRow, zip: ZipWriter, cursor: ExportCursor): Promise<void> {
  const { id, askedBy } = row;
  const content = zip.end();
  // A name of its own: a run that was thought dead must not write over what another has kept.
  const key = `${fileFolder({ tenantId: ctx.tenantId, id })}/${newId()}.zip`;
  await storage().put(key, content, 'application/zip');
  const isLast = cursor.section >= sections.length;
  const { name } = await readBusiness(ctx);
  const jobs = await withTenant(ctx, async (tx) => {
    const part = { key, bytes: content.length, cursor, isLast, until: keptUntil(Date.now()) };
    if (!(await addExportPart(tx, ctx, row, part))) return [];
    if (isLast && askedBy)
      return asSystemWithin(tx, () => noteEvent(tx, { userId: askedBy, kind: 'export_ready', about: name }));
    if (isLast) return [];
    const next = newJob(
      'write_export',
      { exportId: id },
      { dedupeKey: `export:${id}:${row.partKeys.length + 1}` },
    );
    await addJobs(tx, ctx.tenantId, [next]);
    return [next];
  });
  publishJobs(jobs);
}
