import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addFile, lockFiles, storageUse } from '@/lib/data/files/files';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { AppError } from '@/lib/domain/errors';
import { sentKey } from '@/lib/domain/files/picture-address';
import type { FilePurpose } from '@/lib/domain/files/upload-input';
import { env } from '@/lib/env';
import { storage } from '@/lib/integrations/storage/storage';
import { inOneTransaction } from '@/lib/usecases/catalogue/edit';

/** Long enough for a photo of 5 MB by a slow phone; as long it counts among those under way. */
const PUT_SECONDS = 300;

/** Where the bytes go, by PUT with these headers, within five minutes. */
export type Announced = { id: string; url: string; headers: Record<string, string> };

type NewFile = {
  purpose: FilePurpose;
  name: string;
  type: string;
  bytes: number;
  bookingId?: string;
  isShared?: boolean;
};

/**
 * The row is written before there is a byte of it, so that whatever arrives in the store is known. Refuses what there is
 * no room for. @throws AppError rate_limited while as many files of the business are under way as may be
 */
export async function announceFile(
  ctx: TenantContext,
  { type, ...file }: NewFile,
): Promise<EditResult<Announced>> {
  const store = storage();
  const added = await inOneTransaction(ctx, async (tx) => {
    await lockFiles(tx, ctx);
    const { underWay, usedBytes, limitBytes } = await storageUse(tx, ctx);
    if (underWay >= env.UPLOADS_AT_ONCE)
      throw new AppError(
        'rate_limited',
        `${underWay} files are on their way already. Please wait for one of them.`,
        {
          retryAfterSeconds: 3,
        },
      );
    if (usedBytes + file.bytes > limitBytes)
      return notAllowed(
        'There is no room for another file. Remove what you no longer use, under “Files”, or ask us for more.',
      );
    const uploadUntil = new Date(Date.now() + PUT_SECONDS * 1000);
    return { ok: true, id: await addFile(tx, ctx, { ...file, uploadUntil }) };
  });
  if (!added.ok) return added;
  const key = sentKey({ tenantId: ctx.tenantId, id: added.id });
  return { ...added, ...(await store.presignPut(key, { type, bytes: file.bytes, seconds: PUT_SECONDS })) };
}
