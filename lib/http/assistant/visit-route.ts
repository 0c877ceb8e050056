import { cookies } from 'next/headers';
import { AppError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { requireVisitorContext } from '@/lib/http/auth/tenant-contexts';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { enforceRateLimit, requireFromVisitor } from '@/lib/http/limits/rate-limits';
import { browserOf, newBrowserCookie } from '@/lib/http/limits/visitor-cookie';
import { enterVisit } from '@/lib/http/limits/visits-at-once';
import { afterAnswer, afterAnswerRecordCalls } from '@/lib/http/request/after-response';
import { describeError, describeRefusal } from '@/lib/http/request/describe-error';
import { log } from '@/lib/http/request/log';
import { type Facts, observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { readJson } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';
import { requireOwnPage } from '@/lib/http/request/same-origin';
import { answerVisitor } from '@/lib/usecases/visits/answer-visitor';
import { eventStream } from './event-stream';
import { siteTools } from './tool-boxes';

const route = 'POST /api/visits/[tenant]';

type Context = { params: Promise<{ tenant: string }> };

/**
 * A visitor's message to the assistant of a business's site; the answer is a stream of events. Whoever stops reading stops
 * the answer.
 */
export const postVisit = (request: Request, context: Context): Promise<Response> =>
  observed(route, async (facts) => answer(request, (await context.params).tenant, facts));

async function answer(request: Request, slug: string, facts: Facts): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const leave = enterConcurrencyLimit();
  if (!leave) return problemResponse(tooBusy, requestId);
  let leaveVisit: (() => void) | null = null;
  const over = () => {
    leaveVisit?.();
    leave();
  };
  try {
    requireOwnPage(request);
    const { ctx } = await requireVisitorContext(slug);
    facts.tenantId = ctx.tenantId;
    await takeTurn(ctx.tenantId, request.headers);
    const parsed = parseInput(answerVisitor.facts.input, await readJson(request));
    if (!parsed.ok)
      throw new AppError('validation_failed', 'Some of this needs another look.', { errors: parsed.errors });
    leaveVisit = enterVisit(ctx.tenantId);
    if (!leaveVisit) {
      over();
      return problemResponse(tooBusy, requestId);
    }
    const begun = await answerVisitor(ctx, parsed.data, {
      tools: (site) => siteTools(ctx, site),
      stop: request.signal,
    });
    if (!begun.ok) {
      over();
      return problemResponse(describeRefusal(begun), requestId);
    }
    const ended = begun.over
      .catch((err) => log().error({ requestId, route, err }, 'an answer failed'))
      .finally(() => {
        afterAnswerRecordCalls();
        over();
      });
    afterAnswer(() => ended);
    await tellBrowser(request.headers);
    return eventStream(begun.chunks, requestId, []);
  } catch (error) {
    over();
    return problemResponse(describeError(error, { requestId, route }), requestId);
  }
}

/**
 * Counts a message by browser, by address (a day long, since a message costs the business) and by business, apart from the
 * office's own. The visitor's comes first, so that what is refused to one visitor uses up nobody else's.
 */
async function takeTurn(tenantId: string, headers: Headers): Promise<void> {
  await requireFromVisitor('visit', headers, `${tenantId}:`);
  await enforceRateLimit('visits', tenantId, 'Many people are asking here at this moment.');
}

/** Tells browsers behind one address apart, from the first answer on: cached pages set no cookie. */
async function tellBrowser(headers: Headers): Promise<void> {
  if (browserOf(headers) === null) (await cookies()).set(newBrowserCookie());
}
