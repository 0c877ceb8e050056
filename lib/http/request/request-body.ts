import { AppError } from '@/lib/domain/errors';

/** The largest body that is accepted. */
const maxBodyBytes = 256 * 1024;

/** A larger body is cut off instead of being read to its end. */
const drainBytes = 8 * 1024 * 1024;

/** @throws AppError payload_too_large (after reading what was sent, so that the sender sees the answer), malformed */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    await readText(request);
    throw new AppError('malformed', 'Please send JSON, with the header Content-Type: application/json.');
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('malformed', 'The body is not valid JSON.');
  }
}

/** The body as text; invalid UTF-8 is refused. @throws AppError payload_too_large, malformed */
export async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      // The sender disconnected or was too slow: its error, not ours.
      throw new AppError('malformed', 'The body did not arrive whole.');
    });
    if (done) break;
    size += value.byteLength;
    if (size <= maxBodyBytes) chunks.push(value);
    else if (size > drainBytes) {
      await reader.cancel();
      break;
    }
  }
  if (size > maxBodyBytes) {
    throw new AppError('payload_too_large', `A body may have at most ${maxBodyBytes / 1024} kB.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError('malformed', 'The body is not valid UTF-8.');
  }
}
