import { AppError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { authorizeMember } from '@/lib/http/auth/session';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { enforceRateLimit } from '@/lib/http/limits/rate-limits';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { afterAnswer, afterAnswerRecordCalls } from '@/lib/http/request/after-response';
import { describeError, describeRefusal } from '@/lib/http/request/describe-error';
import { log } from '@/lib/http/request/log';
import { observed } from '@/lib/http/request/observe';
import { problemResponse } from '@/lib/http/request/problem';
import { readJson } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';
import { requireOwnPage } from '@/lib/http/request/same-origin';
import { sendMessage } from '@/lib/usecases/conversations/send';
import { noteImpersonatedAction } from '@/lib/usecases/platform/impersonation';
import { eventStream } from './event-stream';
import { officeTools } from './tool-boxes';

const route = 'POST /api/assistant';

/**
 * A message of the office's panel; the answer is a stream of events. Whoever stops reading stops the answer; what its tools
 * did stands.
 */
export const postMessage = (request: Request): Promise<Response> => observed(route, () => answer(request));

async function answer(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const leave = enterConcurrencyLimit();
  if (!leave) return problemResponse(tooBusy, requestId);
  try {
    return await begin(request, requestId, leave);
  } catch (error) {
    leave();
    return problemResponse(describeError(error, { requestId, route }), requestId);
  }
}

/** An answer that streams holds its place under the limit until it is over. */
async function begin(request: Request, requestId: string, leave: () => void): Promise<Response> {
  requireOwnPage(request);
  const member = await authorizeMember('office:read');
  const parsed = parseInput(sendMessage.facts.input, await readJson(request));
  if (!parsed.ok)
    throw new AppError('validation_failed', 'Some of this needs another look.', { errors: parsed.errors });
  await enforceRateLimit('assistant', member.tenant.id, 'That were many messages in five minutes.');
  if (member.impersonation)
    await noteImpersonatedAction(member.ctx, member.impersonation.id, sendMessage.facts.name);
  const tools = officeTools(member.ctx);
  const begun = await sendMessage(member.ctx, parsed.data, { tools, stop: request.signal });
  if (!begun.ok) {
    leave();
    return problemResponse(describeRefusal(begun), requestId);
  }
  const over = begun.over
    .then(() => (tools.changedSite() ? catalogueChanged(member.tenant.slug) : undefined))
    .catch((err) => log().error({ requestId, route, err }, 'an answer failed'))
    .finally(() => {
      afterAnswerRecordCalls();
      leave();
    });
  afterAnswer(() => over);
  const { conversationId, title } = begun;
  return eventStream(begun.chunks, requestId, [
    { type: 'data-conversation', data: { id: conversationId, title }, transient: true },
  ]);
}
