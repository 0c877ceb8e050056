import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { createSemaphore } from '@/lib/integrations/redis/semaphore';

let semaphore: ReturnType<typeof createSemaphore> | undefined;

/**
 * Runs an upload within the business's limit of concurrent uploads: each one is read whole and re-encoded.
 * @throws AppError rate_limited while the limit is reached
 */
export async function withinUploadLimit<T>(ctx: TenantContext, upload: () => Promise<T>): Promise<T> {
  semaphore ??= createSemaphore('upload', env.UPLOADS_AT_ONCE);
  const giveBack = await semaphore.take(ctx.tenantId);
  if (!giveBack) {
    throw new AppError(
      'rate_limited',
      'Other pictures are still being uploaded. Please try again in a moment.',
      {
        retryAfterSeconds: 5,
      },
    );
  }
  try {
    return await upload();
  } finally {
    await giveBack();
  }
}
