import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  findExportsToRemove,
  findFilesToRemove,
  findTenantsWithFiles,
  forgetExport,
  forgetFile,
  knownFiles,
  noteUnusedFiles,
} from '@/lib/data/files/file-sweep';
import { fileFolder } from '@/lib/domain/files/picture-address';
import { storage } from '@/lib/integrations/storage/storage';
import { forEach, type Swept } from '@/lib/usecases/for-each';

/** A picture that nothing refers to is kept so long: somebody may be about to use it. */
const UNUSED_HOURS = 24;
/** After the address for sending has ended: a slow sender may still be at it. */
const GRACE_MINUTES = 15;
const BATCH = 100;

/**
 * Runs every hour: removes the bytes, then the rows, of uploads that never arrived or were given up, of pictures that nothing
 * has referred to for a day, and of exports whose time is over. Once a day it also looks through the `wholeStore` of each business for bytes without
 * a row. What fails is found again by the next run.
 */
export async function sweepFiles({ budgetMs = 20_000, wholeStore = false } = {}): Promise<Swept> {
  const until = Date.now() + budgetMs;
  const all: Swept = { done: 0, failed: 0, errors: [] };
  let after: string | null = null;
  while (Date.now() < until) {
    const tenants = await findTenantsWithFiles(after, BATCH);
    const { done, failed, errors } = await forEach(tenants, 2, ({ ctx }) => tidy(ctx, wholeStore), until);
    all.done += done;
    all.failed += failed;
    all.errors.push(...errors);
    after = tenants.at(-1)?.tenantId ?? null;
    if (tenants.length < BATCH) break;
  }
  return all;
}

async function tidy(ctx: TenantContext, wholeStore: boolean): Promise<void> {
  await noteUnusedFiles(ctx, UNUSED_HOURS);
  for (const id of await findFilesToRemove(ctx, GRACE_MINUTES, BATCH)) {
    await removeFolder(`${fileFolder({ tenantId: ctx.tenantId, id })}/`);
    await forgetFile(ctx, id);
  }
  for (const id of await findExportsToRemove(ctx, GRACE_MINUTES)) {
    await removeFolder(`${fileFolder({ tenantId: ctx.tenantId, id })}/`);
    await forgetExport(ctx, id);
  }
  if (wholeStore) await removeStrays(ctx);
}

async function removeFolder(prefix: string): Promise<void> {
  const store = storage();
  const { keys } = await store.list(prefix);
  for (const key of keys) await store.remove(key);
}

/** Bytes without a row, and what was sent once more to a picture that is kept already. */
async function removeStrays(ctx: TenantContext): Promise<void> {
  const store = storage();
  let next: string | null = null;
  do {
    const page: { keys: string[]; next: string | null } = await store.list(
      `${ctx.tenantId}/`,
      next ?? undefined,
    );
    const idOf = (key: string) => key.split('/')[1] ?? '';
    const known = await knownFiles(ctx, [...new Set(page.keys.map(idOf))]);
    for (const key of page.keys) {
      const row = known.find(({ id }) => id === idOf(key));
      if (!row || (row.isLive && key.endsWith('/sent'))) await store.remove(key);
    }
    next = page.next;
  } while (next);
}
