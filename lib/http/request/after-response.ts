import { after } from 'next/server';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';

/** Runs `work` after the response was sent; at once where a route's function is called without a server around it. */
export function afterAnswer(work: () => Promise<unknown>): void {
  try {
    after(work);
  } catch {
    work().catch(() => {});
  }
}

/** Keeps a serverless function alive until the request's jobs are announced to QStash. */
export function afterAnswerAnnounceJobs(): void {
  const announcing = jobsAnnounced();
  if (announcing) afterAnswer(() => announcing);
}
