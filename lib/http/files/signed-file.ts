import { AppError } from '@/lib/domain/errors';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { type DiskPermission, readDiskToken } from '@/lib/integrations/storage/disk-token';
import { savedAs } from '@/lib/integrations/storage/port';
import { storage } from '@/lib/integrations/storage/storage';
import { fileRoute } from './file-route';
import { answerFile, noFile } from './serve-file';

type Params = { token: string };
const route = '/files/signed/[token]';

/** Takes a file where there is no store that would: what was announced, of that length, once or again. */
export const putSignedFile = fileRoute(route, async (request: Request, { token }: Params) => {
  const allowed = readDiskToken(token, Date.now());
  if (allowed?.bytes === undefined)
    throw new AppError('forbidden', 'The time for sending this file is over.');
  const leave = enterConcurrencyLimit();
  if (!leave) throw new AppError(tooBusy.code, tooBusy.message, { retryAfterSeconds: 1 });
  try {
    const bytes = await readBytes(request, allowed);
    await storage().put(allowed.key, bytes, allowed.type ?? '');
    return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
  } finally {
    leave();
  }
});

/** A private file, for whoever has its address, while it is good. */
export const getSignedFile = fileRoute(route, async (request: Request, { token }: Params) => {
  const allowed = readDiskToken(token, Date.now());
  if (!allowed || allowed.bytes !== undefined) return noFile();
  const as = allowed.type === undefined ? null : { type: allowed.type };
  const response = await answerFile(request, allowed.key, 'nowhere', as);
  response.headers.set('content-disposition', savedAs(allowed.name ?? ''));
  // Where a browser showed it all the same, nothing in it runs.
  response.headers.set('content-security-policy', "sandbox; default-src 'none'");
  return response;
});

async function readBytes(request: Request, { type, bytes }: DiskPermission): Promise<Uint8Array> {
  if (request.headers.get('content-type') !== type)
    throw new AppError('malformed', 'This is another kind of file than the one that was announced.');
  const whole = new Uint8Array(bytes ?? 0);
  let size = 0;
  for await (const chunk of parts(request)) {
    if (size + chunk.length > whole.length)
      throw new AppError('payload_too_large', 'This file is larger than the one that was announced.');
    whole.set(chunk, size);
    size += chunk.length;
  }
  if (size < whole.length) throw new AppError('malformed', 'The file did not arrive whole.');
  return whole;
}

async function* parts(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      // The sender disconnected: its error, not ours.
      throw new AppError('malformed', 'The file did not arrive whole.');
    });
    if (done) return;
    yield value;
  }
}
