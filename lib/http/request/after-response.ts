import { after } from 'next/server';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';

/** Goes on after the answer was sent. Where a route's function is called without a server around it, at once. */
export function afterAnswer(work: () => Promise<unknown>): void {
  try {
    after(work);
  } catch {
    work().catch(() => {});
  }
}

/** Keeps the function awake until QStash has been told of the jobs that the request made. */
export function afterAnswerAnnounceJobs(): void {
  const announcing = jobsAnnounced();
  if (announcing) afterAnswer(() => announcing);
}
