import { limitedFetch } from '../../lib/limited-fetch';
import type { Message } from './message';
import { sign } from './signature';

export type Answer = {
  reached: boolean;
  status: number;
  header: Record<string, string[]>;
  body: string;
  nonRetryable: boolean;
  retryAfterMs: number | null;
};

const unreachable = 502;

/** One signed call of a message's destination. Never throws: an unreachable destination is a result too. */
export async function send(
  message: Message,
  key: string,
  signedAt: number,
  stop: AbortSignal,
): Promise<Answer> {
  const body = Buffer.from(message.body, 'base64');
  try {
    const response = await limitedFetch(
      message.url,
      {
        method: message.method,
        headers: {
          ...message.header,
          'user-agent': 'Upstash-QStash',
          'upstash-message-id': message.messageId,
          'upstash-retried': String(message.retried),
          'upstash-caller-ip': '127.0.0.1',
          'upstash-signature': sign(message.url, body, key, signedAt),
          ...(message.scheduleId ? { 'upstash-schedule-id': message.scheduleId } : {}),
        },
        ...(message.method === 'GET' || body.length === 0 ? {} : { body }),
        redirect: 'manual',
        signal: stop,
      },
      message.timeoutMs,
    );
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      reached: true,
      status: response.status,
      header: Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
      body: await response.text(),
      nonRetryable: response.status === 489 && response.headers.get('upstash-nonretryable-error') === 'true',
      retryAfterMs: Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      reached: false,
      status: unreachable,
      header: {},
      body: reason,
      nonRetryable: false,
      retryAfterMs: null,
    };
  }
}
