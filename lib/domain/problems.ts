import { type ErrorCode, errorStatus } from './errors';

/** `too_slow` is answered by the self-hosted server before the app sees the request. */
export type ProblemCode = ErrorCode | 'too_slow';

export type ProblemWords = {
  status: number;
  /** Short and the same for every occurrence (RFC 9457). */
  title: string;
  /** What happened, for the developer of the client. */
  means: string;
  /** What that developer can do about it. */
  remedy: string;
};

const words: Record<ProblemCode, Omit<ProblemWords, 'status'>> = {
  malformed: {
    title: 'Malformed request',
    means: 'The address, a header or the body can’t be parsed.',
    remedy: 'Send valid JSON with `Content-Type: application/json`; `detail` says what could not be read.',
  },
  range_too_large: {
    title: 'Range too large',
    means: 'More days were asked for than one answer may hold.',
    remedy: 'Ask for a shorter range, several times if needed; `detail` names the longest.',
  },
  unauthenticated: {
    title: 'Authentication required',
    means: 'There is no API key, session or customer’s link, or it isn’t valid any more.',
    remedy: 'Send `Authorization: Bearer <secret key>`, or `X-Tenant-Key: <publishable key>` from a browser.',
  },
  forbidden: {
    title: 'Permission denied',
    means: 'The key or the person is known and may not do this.',
    remedy: 'Use a secret key for what a publishable one may not do, or ask an owner of the business.',
  },
  not_live: {
    title: 'Not live yet',
    means: 'The business is a draft: its owner has not opened it, so a publishable key opens nothing.',
    remedy: 'Go live in the office first. A secret key, which speaks for the business, works already.',
  },
  not_found: {
    title: 'Not found',
    means: 'Nothing is at this address, or it belongs to another business.',
    remedy: 'Check the address and the ids in it.',
  },
  method_not_allowed: {
    title: 'Method not allowed',
    means: 'The address exists and doesn’t take this HTTP method.',
    remedy: 'The `Allow` header names the methods that it takes.',
  },
  slot_taken: {
    title: 'Slot taken',
    means: 'Another booking holds the time, the person, the room or the last place.',
    remedy: 'Read the availability again and offer another start.',
  },
  price_changed: {
    title: 'Price changed',
    means: 'What is sold costs something else than the request expected.',
    remedy: 'The answer holds the present quote: show it, and send the request again with its total.',
  },
  in_progress: {
    title: 'Request in progress',
    means: 'The first request with this idempotency key is still being worked on.',
    remedy: 'Send the same request again after `Retry-After` seconds.',
  },
  conflict: {
    title: 'Version conflict',
    means: 'Somebody else changed it after the version that the request names.',
    remedy: 'Read it again and decide anew.',
  },
  payload_too_large: {
    title: 'Payload too large',
    means: 'The body is larger than this address takes.',
    remedy: 'Send less; `detail` names the limit.',
  },
  too_slow: {
    title: 'Request timeout',
    means: 'The body did not arrive within the time that the server waits for one.',
    remedy: 'Send the request again.',
  },
  validation_failed: {
    title: 'Validation failed',
    means: 'The request was read, and some fields are missing, unknown or not acceptable.',
    remedy: '`errors` names each field by its path, with what is wrong.',
  },
  not_bookable: {
    title: 'Not bookable',
    means:
      'The calendar or the catalogue doesn’t allow it: closed, past, too soon, too far ahead, or not on sale.',
    remedy: '`detail` says which. Offer only what the availability lists.',
  },
  not_allowed: {
    title: 'Not allowed by the policy',
    means: 'The state of the booking or the business’s policy doesn’t allow it.',
    remedy: '`detail` says what stands against it, and what can be done instead.',
  },
  idempotency_mismatch: {
    title: 'Idempotency key reused',
    means: 'This idempotency key came with another request before.',
    remedy: 'Use a new key for a new request, and the same request for the same key.',
  },
  rate_limited: {
    title: 'Rate limit exceeded',
    means: 'Too many requests came from this key, visitor or address.',
    remedy: 'Wait for `Retry-After` seconds.',
  },
  internal: {
    title: 'Internal error',
    means: 'Something is wrong with us, not with the request.',
    remedy: 'Try once more with the same idempotency key; if it stays, tell us the `requestId`.',
  },
  unavailable: {
    title: 'Temporarily unavailable',
    means: 'A service that is needed is away, or too many requests are under way. Nothing was charged.',
    remedy: 'Send the same request, with its idempotency key, again after `Retry-After` seconds.',
  },
};

export const problemCodes = Object.keys(words) as ProblemCode[];

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(words, code);

/** Status, title and texts of a problem page. */
export function problemWords(code: ProblemCode): ProblemWords {
  return { status: code === 'too_slow' ? 408 : errorStatus[code], ...words[code] };
}

/** The path of a problem's `type` URI, below the app's address. */
export const problemPath = (code: ProblemCode): string => `/problems/${code}`;
