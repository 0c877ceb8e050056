import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type ExportTable, exportTable, exportTableNames } from '@/lib/data/files/export-sql';
import {
  type ExportedFile,
  type ExportedRow,
  listExportedFiles,
  readExportRows,
  readSetUp,
} from '@/lib/data/files/export-tables';
import { listMembers } from '@/lib/data/people/members';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { byteOrderMark, type Cell, csvLine, decimal } from '@/lib/domain/export/csv';
import { documentKey, fileFolder } from '@/lib/domain/files/picture-address';
import { minorDigits } from '@/lib/domain/money';
import { localTextOf } from '@/lib/domain/time';
import { storage } from '@/lib/integrations/storage/storage';
import type { ZipWriter } from '@/lib/integrations/zip/zip-writer';

/** How far an export is: which section, after which of its rows, and how many files the section has filled already. */
export const exportCursor = z.object({
  section: z.int().default(0),
  after: z.string().nullable().default(null),
  piece: z.int().default(0),
});
export type ExportCursor = z.infer<typeof exportCursor>;

export type Writing = {
  ctx: TenantContext;
  zip: ZipWriter;
  /** Whether there is time, and room in this ZIP for so many bytes more. @throws GivenUp */
  goesOn: (stepsDone: number, bytes?: number) => Promise<boolean>;
};

/** A section from `after` on. @returns after which row the next ZIP goes on; null: it is whole */
type Section = (writing: Writing, from: ExportCursor) => Promise<string | null>;

const PAGE = 500;
const FILES = 50;

/** In this order; a cursor names one by its number. Each is a step of the way, and each file. */
export const sections: readonly Section[] = [setUp, ...exportTableNames.map(tableSection), files];

async function setUp({ ctx, zip }: Writing): Promise<null> {
  const [business, rows, team] = await Promise.all([readBusiness(ctx), readSetUp(ctx), listMembers(ctx)]);
  const { stripeRequirements: _, checklist: __, ...own } = business;
  const members = team.map(({ name, email, role, active }) => ({ name, email, role, active }));
  zip.text('settings.json', JSON.stringify({ business: own, ...rows, members }, null, 2));
  return null;
}

function tableSection(name: ExportTable): Section {
  const heads = Object.keys(exportTable(name).columns);
  return async ({ ctx, zip, goesOn }, { after: first, piece }) => {
    const entry = zip.open(`${name}${piece > 0 ? ` (${piece + 1})` : ''}.csv`);
    entry.text(byteOrderMark + csvLine(heads));
    let after = first;
    for (;;) {
      const rows = await readExportRows(ctx, name, after, PAGE);
      if (rows.length > 0) entry.text(rows.map((row) => csvLine(cellsOf(name, row))).join(''));
      const isWhole = rows.length < PAGE;
      after = rows.at(-1)?.id ?? after;
      if ((await goesOn(0)) && !isWhole) continue;
      entry.end();
      return isWhole ? null : after;
    }
  };
}

/** Instants as UTC, but for those that have a clock of their own; sums as decimal numbers. */
function cellsOf(name: ExportTable, row: ExportedRow): Cell[] {
  const { columns, money = [] } = exportTable(name);
  const zone = row['Time zone'];
  return Object.keys(columns).map((head) => {
    const value = row[head] as Cell;
    if (money.includes(head) && typeof value === 'number')
      return decimal(value, minorDigits(String(row.Currency)));
    if (value instanceof Date && typeof zone === 'string' && /^(?:Starts|Ends)$/.test(head))
      return localTextOf(value.getTime(), zone);
    return value;
  });
}

/** Each ZIP lists the files that are in it; of a picture the widest that is kept. */
async function files(
  { ctx, zip, goesOn }: Writing,
  { after: first, piece }: ExportCursor,
): Promise<string | null> {
  const lines: string[] = [];
  const end = (after: string | null) => {
    const list = byteOrderMark + csvLine(['Path', 'Name', 'Shows', 'Booking', 'Added at']) + lines.join('');
    zip.text(`files${piece > 0 ? ` (${piece + 1})` : ''}.csv`, list);
    return after;
  };
  let after = first;
  for (;;) {
    const rows = await listExportedFiles(ctx, after, FILES);
    for (const file of rows) {
      // The one that doesn't fit is the next ZIP's first.
      if (lines.length > 0 && !(await goesOn(0, file.bytes))) return end(after);
      const found = await storage().get(keyOf(ctx, file));
      const path = found ? pathOf(file) : 'not there any more';
      if (found) zip.file(path, found.body);
      lines.push(csvLine([path, file.name, file.alt, file.reference, file.createdAt]));
      after = file.id;
      await goesOn(1);
    }
    if (rows.length < FILES) return end(null);
  }
}

function keyOf({ tenantId }: TenantContext, { id, purpose, width, height, color }: ExportedFile): string {
  const place = { tenantId, id };
  return purpose === 'DOCUMENT'
    ? documentKey(place)
    : `${fileFolder(place)}/${width}x${height}-${color}.webp`;
}

/** Unpacks on any system, and beside others of its name. */
function pathOf({ id, purpose, name, reference }: ExportedFile): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]+/gu, '_')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(-80);
  const short = id.slice(-8);
  return purpose === 'DOCUMENT'
    ? `booking files/${reference}/${short} ${plain || 'file'}`
    : `pictures/${short} ${plain.replace(/\.\w{2,5}$/, '') || 'picture'}.webp`;
}
