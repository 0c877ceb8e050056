import { newId } from '../ids';
import type { Message } from './message';
import { Refusal } from './refusal';

const unknown = ['upstash-queue-name', 'upstash-redact-fields'];
const defaultRetries = 3;
const longestCall = 15 * 60_000;
const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Parses a duration such as `10s`, `5m`, `1d`, also combined. @returns milliseconds */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new Refusal(400, `invalid duration: ${text}`);
  }
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
}

/** Reads a publish call's options from its headers (names in lower case). */
export function readMessage(
  destination: string,
  headers: Record<string, string>,
  body: Buffer,
  now: number,
): Message {
  if (!/^https?:\/\//.test(destination) || !URL.canParse(destination)) {
    throw new Refusal(400, `invalid destination url: ${destination || '(none)'}`);
  }
  const strange = unknown.find((name) => headers[name] !== undefined);
  if (strange) throw new Refusal(501, `The local cloud does not implement ${strange}.`);
  const delay = headers['upstash-delay'] ? readDuration(headers['upstash-delay']) : 0;
  const notBefore = headers['upstash-not-before']
    ? Number(headers['upstash-not-before']) * 1000
    : now + delay;
  const retries = Number(headers['upstash-retries'] ?? defaultRetries);
  if (!Number.isInteger(retries) || retries < 0) throw new Refusal(400, 'invalid retries');
  const timeout = headers['upstash-timeout'];
  return {
    messageId: newId('msg', 40),
    url: destination,
    method: headers['upstash-method'] ?? 'POST',
    header: {
      ...(headers['content-type'] ? { 'content-type': headers['content-type'] } : {}),
      ...forwarded(headers, ''),
    },
    body: body.toString('base64'),
    maxRetries: retries,
    retryDelay: headers['upstash-retry-delay'] ?? null,
    timeoutMs: timeout ? Math.min(longestCall, readDuration(timeout)) : longestCall,
    notBefore: Math.max(now, notBefore),
    createdAt: now,
    callback: headers['upstash-callback'] ?? null,
    failureCallback: headers['upstash-failure-callback'] ?? null,
    flowControlKey: headers['upstash-flow-control-key'] ?? null,
    parallelism: readParallelism(headers['upstash-flow-control-value']),
    scheduleId: null,
    label: headers['upstash-label'] ?? null,
    retried: 0,
    callbackHeader: forwarded(headers, 'callback-'),
  };
}

function forwarded(headers: Record<string, string>, kind: string): Record<string, string> {
  const start = `upstash-${kind}forward-`;
  const found = Object.entries(headers).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(found.map(([name, value]) => [name.slice(start.length), value]));
}

function readParallelism(value: string | undefined): number | null {
  if (!value) return null;
  const parts = Object.fromEntries(value.split(',').map((part) => part.trim().split('=')));
  if (parts.rate !== undefined) throw new Refusal(501, 'The local cloud implements parallelism, not rates.');
  const parallelism = Number(parts.parallelism);
  if (!Number.isInteger(parallelism) || parallelism < 1) throw new Refusal(400, 'invalid parallelism');
  return parallelism;
}
