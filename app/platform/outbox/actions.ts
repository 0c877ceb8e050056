'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { operatorAction } from '@/lib/http/actions/legacy-actions';
import { removeJob, retryDeadJobs, retryJob } from '@/lib/usecases/platform/jobs';

const oneJob = z.strictObject({ id: idField });

export const retryJobAction = operatorAction({ name: 'retryJob', input: oneJob }, retryJob);
export const discardJobAction = operatorAction({ name: 'discardJob', input: oneJob }, removeJob);
export const retryDeadJobsAction = operatorAction(
  { name: 'retryDeadJobs', input: z.strictObject({}) },
  (operator) => retryDeadJobs(operator),
);
