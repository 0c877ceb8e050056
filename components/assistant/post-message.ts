import { v4 } from 'uuid';
import type { ShownMessage } from '@/lib/domain/assistant/parts';
import { limitedFetch } from '@/lib/limited-fetch';

/** Longer than the server's own limit, which says what has become of the answer. */
const ANSWER_MS = 80_000;
export const unreached = 'We couldn’t reach the server. Check your connection and try again.';

/** Sends a message; the answer is a stream of chunks, or a problem. */
export const postMessage = (path: string, body: object, signal: AbortSignal): Promise<Response> =>
  limitedFetch(
    path,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    },
    ANSWER_MS,
  );

export const newMessage = (role: ShownMessage['role'], parts: ShownMessage['parts']): ShownMessage => ({
  id: v4(),
  role,
  at: Date.now(),
  parts,
});

/** The same message, and under it what is to be said of it here. */
export const withNote = (message: ShownMessage, text: string, mayRetry: boolean): ShownMessage => ({
  ...message,
  parts: [...message.parts, { type: 'note', text, mayRetry }],
});
