import { removeOutdated } from '@/lib/data/outbox/retention';
import { AppError } from '@/lib/domain/errors';
import { isCron } from '@/lib/http/machines/bearer';
import { machineRoute } from '@/lib/http/machines/machine-route';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { log } from '@/lib/http/request/log';
import { warmCatalogues } from '@/lib/usecases/catalogue/warm';
import type { Swept } from '@/lib/usecases/for-each';
import { sweepDue } from '@/lib/usecases/sweep/due';
import { sweepFiles } from '@/lib/usecases/sweep/files';
import { sweepMinute } from '@/lib/usecases/sweep/minute';
import { sweepPersonalData } from '@/lib/usecases/sweep/personal-data';

export const maxDuration = 60;

/** The time budget of a task, below its function's minute. */
const budgetMs = 45_000;

/**
 * The tasks that vercel.json schedules: `sweep` every minute, `warm` every ten, `due` every fifteen, `retention` every
 * hour, `daily` once a day.
 */
const tasks: Record<string, () => Promise<Record<string, unknown>>> = {
  sweep: async () => {
    const { jobs, ...found } = await sweepMinute(budgetMs);
    for (const job of jobs) {
      if (job.outcome === 'done' && job.siteChanged) await catalogueChanged(job.siteChanged);
      if (job.outcome === 'dead') log().error({ job: job.name, err: job.error }, 'job put aside');
    }
    return { ...counted('sweep', found), jobs: jobs.length };
  },
  due: async () => counted('due', await sweepDue({ budgetMs })),
  daily: async () => {
    const { removed, ...found } = await sweepPersonalData(budgetMs / 2);
    const files = await sweepFiles({ budgetMs: budgetMs / 2, wholeStore: true });
    return { ...counted('daily', { ...found, files }), removed };
  },
  warm: async () => counted('warm', { catalogues: await warmCatalogues(Date.now() + budgetMs) }),
  retention: async () => {
    const removed = await removeOutdated(Date.now() + budgetMs / 2);
    return { ...removed, ...counted('retention', { files: await sweepFiles({ budgetMs: budgetMs / 2 }) }) };
  },
};

export const GET = machineRoute(
  '/api/cron/[task]',
  async (request, { params }: { params: Promise<{ task: string }> }) => {
    if (!isCron(request.headers.get('authorization'))) {
      throw new AppError('unauthenticated', 'This address is for our own clock.');
    }
    const { task: name } = await params;
    // Own properties only: an object has a constructor as well.
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (!task) throw new AppError('not_found', 'There is no such task.');
    return Response.json(await task());
  },
);

function counted(
  task: string,
  found: Record<string, Swept>,
): Record<string, { done: number; failed: number }> {
  return Object.fromEntries(
    Object.entries(found).map(([part, { done, failed, errors }]) => {
      for (const err of errors) log().warn({ task, part, err }, 'left for the next sweep');
      return [part, { done, failed }];
    }),
  );
}
