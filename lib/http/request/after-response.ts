import { after } from 'next/server';
import { jobsAnnounced } from '@/lib/usecases/outbox/publish';
import { recordsToAwait } from '@/lib/usecases/tool-calls/record';
import { log } from './log';

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

/** The same until what tools were asked is on record. */
export function afterAnswerRecordCalls(): void {
  const writing = recordsToAwait();
  if (!writing) return;
  const reported = writing.catch((err) => log().error({ err }, 'calls of tools could not be put on record'));
  afterAnswer(() => reported);
}
