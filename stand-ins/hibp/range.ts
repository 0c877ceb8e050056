import { hash, randomBytes } from 'node:crypto';
import { type CloudRequest, header, type Reply } from '../http';

/** Passwords that satisfy our own rules but are leaked, for tests. */
export const leakedPasswords = ['correct horse battery staple', 'trustno1-trustno1', 'liverpoolfc-forever'];

const leaked = leakedPasswords.map((password) => hash('sha1', password, 'hex').toUpperCase());

/** The range API of Have I Been Pwned: the suffixes of all known SHA-1 hashes with this five-character prefix. */
export function handleRange(request: CloudRequest): Reply {
  const [, prefix] = /^\/range\/([^/]+)$/.exec(request.path) ?? [];
  if (!prefix) return text(404, 'Not found');
  if (request.method !== 'GET') return text(405, 'Only GET');
  if (!header(request, 'user-agent')) return text(403, 'A user agent is required');
  if (!/^[\da-f]{5}$/i.test(prefix)) return text(400, 'The hash prefix was not in a valid format');
  const found = leaked.filter((digest) => digest.startsWith(prefix.toUpperCase()));
  const lines = found.map((digest) => `${digest.slice(5)}:${1 + digest.charCodeAt(6)}`);
  // Without padding the length of the response would reveal the range.
  const padding = header(request, 'add-padding') === 'true' ? 800 : 0;
  for (let line = 0; line < padding; line += 1)
    lines.push(`${randomBytes(18).toString('hex').slice(0, 35).toUpperCase()}:0`);
  return text(200, lines.sort().join('\r\n'));
}

const text = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});
