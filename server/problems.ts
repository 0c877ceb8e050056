import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { COME_BACK_SECONDS } from '../lib/http/limits/concurrency-limit.ts';

export function refuseAddress(response: ServerResponse): void {
  const problem = { title: 'Malformed request', status: 400, code: 'malformed' };
  answerProblem(response, { ...problem, detail: 'This address can’t be read.' });
}

export function refusePicture(response: ServerResponse): void {
  const problem = { title: 'Not found', status: 404, code: 'not_found' };
  answerProblem(response, { ...problem, detail: 'There is no such picture, in this size.' });
}

export function refuseFile(response: ServerResponse): void {
  const problem = { title: 'Not found', status: 404, code: 'not_found' };
  answerProblem(response, {
    ...problem,
    detail: 'This file belonged to a former version. Please load the page again.',
  });
}

export function sayTooSlow(response: ServerResponse): void {
  const problem = { title: 'Request timeout', status: 408, code: 'too_slow' };
  answerProblem(response, { ...problem, detail: 'It did not arrive in time. Please send it again.' });
}

/** Refuses with 503 and Retry-After before Next does any work: load shedding must stay cheap under overload. */
export function askBack(response: ServerResponse): void {
  response.setHeader('retry-after', String(COME_BACK_SECONDS));
  const problem = { title: 'Temporarily unavailable', status: 503, code: 'unavailable' };
  answerProblem(response, {
    ...problem,
    detail: 'Very many people are here at this moment. Please try again.',
  });
}

function answerProblem(
  response: ServerResponse,
  problem: { status: number; code: string; [member: string]: unknown },
): void {
  const requestId = randomUUID();
  // Titles and URLs as in lib/domain/problems.ts.
  const type = `${process.env.APP_URL ?? ''}/problems/${problem.code}`;
  const body = JSON.stringify({ type, ...problem, requestId });
  response.writeHead(problem.status, {
    'content-length': Buffer.byteLength(body),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  response.end(body);
}
