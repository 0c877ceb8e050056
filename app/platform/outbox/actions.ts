'use server';

import { operatorAction } from '@/lib/http/actions/office-action';
import { removeJob, retryDeadJobs, retryJob } from '@/lib/usecases/platform/jobs';

export const retryJobAction = operatorAction(retryJob);
export const discardJobAction = operatorAction(removeJob);
export const retryDeadJobsAction = operatorAction(retryDeadJobs);
