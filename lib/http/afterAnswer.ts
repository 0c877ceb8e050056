import { after } from 'next/server';
import { env } from '@/lib/env';
import { jobsAnnounced } from '@/lib/usecases/jobs/publish';

/** Goes on after the answer was sent. Where a route's function is called without a server around it, at once. */
export function afterAnswer(work: () => Promise<unknown>): void {
  try {
    after(work);
  } catch {
    work().catch(() => {});
  }
}

/**
 * Keeps a function awake until QStash has been told of the jobs that the request made. A server of one's own lives on
 * anyway, and waits for it when it is shut down.
 */
export function afterAnswerAnnounceJobs(): void {
  if (!env.VERCEL) return;
  const announcing = jobsAnnounced();
  if (announcing) afterAnswer(() => announcing);
}
