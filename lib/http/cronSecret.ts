import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** Whether a call carries `Bearer $CRON_SECRET`; takes as long for every wrong one. */
export function isCron(authorization: string | null): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${env.CRON_SECRET}`));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
