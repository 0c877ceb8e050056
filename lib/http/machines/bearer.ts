import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** Whether a call carries `Bearer $CRON_SECRET`; compared in constant time. */
export function isCron(authorization: string | null): boolean {
  return carries(authorization, env.CRON_SECRET);
}

/** Whether it carries the secret of a scraper or a dashboard, or that of the crons. */
export function isScraper(authorization: string | null): boolean {
  return carries(authorization, env.METRICS_SECRET ?? env.CRON_SECRET) || isCron(authorization);
}

function carries(authorization: string | null, secret: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${secret}`));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
