import { newId } from '../ids';
import type { Answer } from './delivery';
import type { Message } from './message';

/** The message that QStash sends to a callback (or, with `dlqId`, to a failure callback) about a delivery. */
export function callbackOf(
  message: Message,
  url: string,
  result: Answer,
  now: number,
  dlqId?: string,
): Message {
  const body = {
    status: result.status,
    header: result.header,
    body: Buffer.from(result.body).toString('base64'),
    retried: message.retried,
    maxRetries: message.maxRetries,
    sourceMessageId: message.messageId,
    url: message.url,
    method: message.method,
    sourceHeader: Object.fromEntries(Object.entries(message.header).map(([name, value]) => [name, [value]])),
    sourceBody: message.body,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    ...(message.scheduleId ? { scheduleId: message.scheduleId } : {}),
    ...(dlqId ? { dlqId } : {}),
  };
  return {
    ...message,
    messageId: newId('msg', 40),
    url,
    method: 'POST',
    header: { 'content-type': 'application/json', ...message.callbackHeader },
    body: Buffer.from(JSON.stringify(body)).toString('base64'),
    callback: null,
    failureCallback: null,
    flowControlKey: null,
    parallelism: null,
    notBefore: now,
    createdAt: now,
    retried: 0,
  };
}
