import { jobRoute } from '@/lib/http/machines/job-route';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { log } from '@/lib/http/request/log';
import { runJob } from '@/lib/usecases/jobs/run';

/** The timeout of a job, which is a few vendor calls. */
export const maxDuration = 60;

/** QStash delivers here: verify, run one job. It retries after a 5xx and never after a 489. */
export const POST = jobRoute('/api/jobs/[name]', async (jobId) => {
  const result = await runJob(jobId);
  switch (result.outcome) {
    case 'done':
      if (result.siteChanged) await catalogueChanged(result.siteChanged);
      return Response.json({ outcome: 'done' });
    case 'gone':
      return Response.json({ outcome: 'gone' });
    case 'dead':
      log().error({ jobId, job: result.name, err: result.error }, 'job put aside');
      return Response.json(
        { outcome: 'dead' },
        { status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } },
      );
    case 'retry':
      log().warn({ jobId, job: result.name, err: result.error }, 'job comes again');
      return Response.json({ outcome: 'retry' }, { status: 503 });
    case 'busy':
    case 'early':
      return Response.json({ outcome: result.outcome }, { status: 503 });
  }
});
