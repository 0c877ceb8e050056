import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';

/** What one address of the disk allows until `until` (epoch ms): to put a file of this type and length, or
 * to save one under this name. */
const permission = z.strictObject({
  key: z.string(),
  until: z.number(),
  type: z.string().optional(),
  bytes: z.int().optional(),
  name: z.string().optional(),
});
export type DiskPermission = z.infer<typeof permission>;

export function diskToken(allowed: DiskPermission): string {
  const body = Buffer.from(JSON.stringify(allowed)).toString('base64url');
  return `${body}.${mac(body).toString('base64url')}`;
}

/** Null for a token that we didn't make, or whose time is over. @param now epoch milliseconds */
export function readDiskToken(token: string, now: number): DiskPermission | null {
  const [body = '', sum = '', ...rest] = token.split('.');
  // As text: base64 has several texts for the same bytes, and only one of them is ours.
  const given = Buffer.from(sum);
  const own = Buffer.from(mac(body).toString('base64url'));
  if (rest.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const allowed = permission.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return allowed.until > now ? allowed : null;
}

function mac(body: string): Buffer {
  return createHmac('sha256', env.LINK_SECRET).update('files\0').update(body).digest();
}
