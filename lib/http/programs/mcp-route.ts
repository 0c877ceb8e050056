import { withDeadline } from '@/lib/data/connection/deadline';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { consumeRateLimit, limitHeaders, tooMany } from '@/lib/http/limits/rate-limits';
import { addressId } from '@/lib/http/limits/visitor';
import { afterAnswerAnnounceJobs, afterAnswerRecordCalls } from '@/lib/http/request/after-response';
import { describeError } from '@/lib/http/request/describe-error';
import { type Facts, observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { readJson } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';
import { serveMcp } from '@/lib/integrations/mcp/serve';
import { challenge } from './documents';
import { authenticateProgram, type ProgramConnection } from './program-caller';
import { servedTo } from './served-tools';

const route = 'POST /api/mcp';

/** The tools of a business, for programs that somebody let in (MCP, streamable HTTP, without sessions). */
export const answerMcp = (request: Request): Promise<Response> =>
  observed(route, (facts) => withDeadline(() => answer(request, facts)));

/** There are no sessions to end and no streams to open: everything is asked and answered by POST. */
export const refuseOtherMethod = (request: Request): Response =>
  problemResponse(
    { code: 'method_not_allowed', message: 'This address answers POST.' },
    requestIdOf(request.headers),
    { Allow: 'POST' },
  );

async function answer(request: Request, facts: Facts): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const headers: Record<string, string> = {};
  const leave = enterConcurrencyLimit();
  if (!leave) return problemResponse(tooBusy, requestId);
  try {
    refuseForeignPage(request.headers);
    const caller = await admit(request, headers);
    facts.tenantId = caller.ctx.tenantId;
    const body = await readJson(request);
    // Many calls in one would be counted as one.
    if (Array.isArray(body)) throw new AppError('malformed', 'Please send one message at a time.');
    const served = await serveMcp(request, body, servedTo(caller, requestId, facts));
    afterAnswerAnnounceJobs();
    afterAnswerRecordCalls();
    const ours = { ...headers, 'Cache-Control': 'no-store', 'X-Request-Id': requestId };
    for (const [name, value] of Object.entries(ours)) served.headers.set(name, value);
    return served;
  } catch (error) {
    const described = describeError(error, { requestId, route, ...facts });
    if (described.code === 'unauthenticated')
      headers['WWW-Authenticate'] = challenge(
        request.headers.has('authorization') ? 'invalid_token' : undefined,
      );
    return problemResponse(described, requestId, headers);
  } finally {
    leave();
  }
}

/** A page elsewhere has no business here (the specification asks for this, against DNS rebinding). */
function refuseForeignPage(headers: Headers): void {
  const origin = headers.get('origin');
  if (origin !== null && origin !== new URL(env.APP_URL).origin)
    throw new AppError('forbidden', 'Programs call this address, not pages of other sites.');
}

/** Guessing tokens is limited as well; an unavailable database is not a guess. */
async function admit(request: Request, headers: Record<string, string>): Promise<ProgramConnection> {
  let caller: ProgramConnection;
  try {
    caller = await authenticateProgram(request.headers);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') {
      const state = await consumeRateLimit('public', addressId(request.headers));
      if (!state.allowed) throw tooMany(state);
    }
    throw error;
  }
  const { bucket, key } = caller.limit;
  const state = await consumeRateLimit(bucket, key);
  Object.assign(headers, limitHeaders(bucket, state));
  if (!state.allowed) throw tooMany(state);
  return caller;
}
