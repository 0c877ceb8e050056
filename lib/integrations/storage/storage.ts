import { AppError } from '@/lib/domain/errors';
import { env, isOnVercel } from '@/lib/env';
import { createDiskStorage } from './disk';
import type { Storage } from './port';
import { createS3Storage } from './s3';

let known: Storage | undefined;

/**
 * The store that is configured; without one the disk of this server.
 * @throws AppError unavailable on Vercel without a store, whose functions have no disk that lasts.
 */
export function storage(): Storage {
  known ??= choose();
  return known;
}

function choose(): Storage {
  const { STORAGE_ENDPOINT: endpoint, STORAGE_BUCKET: bucket, STORAGE_REGION: region } = env;
  const { STORAGE_ACCESS_KEY_ID: accessKeyId, STORAGE_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (endpoint && bucket && accessKeyId && secretAccessKey)
    return createS3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey });
  if (isOnVercel())
    throw new AppError(
      'unavailable',
      'Files can’t be uploaded here yet: this platform has no store for them.',
    );
  return createDiskStorage(env.FILES_FOLDER);
}
