import { controlCloud } from '@/stand-ins/control';
import { localBucket } from '@/stand-ins/s3/api';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';

/** A store of files with S3's protocol at the other end, for what a test calls in its own process. */
export async function openStore() {
  const cloud = await startLocalCloud({ appUrl: 'http://localhost:3000' });
  Object.assign(process.env, {
    STORAGE_ENDPOINT: cloud.urls.s3,
    STORAGE_BUCKET: localBucket,
    STORAGE_ACCESS_KEY_ID: localSecrets.s3AccessKeyId,
    STORAGE_SECRET_ACCESS_KEY: localSecrets.s3SecretAccessKey,
  });
  return { control: controlCloud(cloud.urls.control), close: cloud.close };
}
