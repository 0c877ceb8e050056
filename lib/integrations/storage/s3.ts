import { hash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '@/lib/domain/errors';
import { callVendor, VendorUnavailable } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';
import { type ByteRange, type Storage, type StoredHead, savedAs } from './port';

export type S3Settings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A clock that is less wrong than this is right: answers say the second, and take a moment to arrive. */
const NOTICED_MS = 5_000;
const LEARN_AGAIN_MS = 300_000;

type Ask = { method: string; key?: string; query?: Record<string, string>; headers?: Record<string, string> };

/** Any S3-compatible store, its bucket addressed by path; signed with Signature Version 4. */
export function createS3Storage(settings: S3Settings): Storage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const address = (key = '', query: Record<string, string> = {}) => {
    const url = new URL(`${endpoint}/${bucket}${key ? `/${key}` : ''}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  };
  const keys = { accessKeyId, secretAccessKey, region, service: 's3' };
  // What is signed carries a time, and the store allows it to be fifteen minutes off at most. Each answer says what time it
  // is there, so what is signed next is dated by the store's clock, whatever ours says.
  let aheadMs = 0;
  let learnedAt = { wall: 0, running: Number.NEGATIVE_INFINITY };
  const storeTime = () => new Date(Date.now() + aheadMs).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const learnTime = (date: string | null) => {
    const at = Date.parse(date ?? '');
    if (Number.isNaN(at)) return;
    aheadMs = Math.abs(at - Date.now()) < NOTICED_MS ? 0 : at - Date.now();
    learnedAt = { wall: Date.now(), running: performance.now() };
  };
  // Also when our own clock was put right since, or the process was frozen.
  const isTimeKnown = () => {
    const passed = performance.now() - learnedAt.running;
    return passed < LEARN_AGAIN_MS && Math.abs(Date.now() - learnedAt.wall - passed) < NOTICED_MS;
  };

  async function ask({ method, key, query, headers = {} }: Ask, body?: Uint8Array): Promise<Answer | null> {
    const url = address(key, query);
    const sign = () =>
      new AwsV4Signer({
        ...keys,
        method,
        url: url.href,
        datetime: storeTime(),
        // The hash is signed, so that the store itself refuses bytes that changed on their way.
        headers: { ...headers, 'x-amz-content-sha256': hash('sha256', body ?? '', 'hex') },
      }).sign();
    const send = async (signal: AbortSignal, isAgain = false): Promise<Answer> => {
      const signedAhead = aheadMs;
      const signed = await sign();
      const response = await limitedFetch(
        signed.url,
        { method, headers: signed.headers, signal, ...(body ? { body: body as BodyInit } : {}) },
        vendors.storage.limitMs,
      );
      const content = new Uint8Array(await response.arrayBuffer());
      const { status } = response;
      learnTime(response.headers.get('date'));
      // RequestTimeTooSkewed, which the answer to a HEAD has no room to say.
      if (!isAgain && status === 403 && Math.abs(aheadMs - signedAhead) >= NOTICED_MS)
        return send(signal, true);
      const isOdd = !response.ok && status !== 404 && status !== 416;
      if (isOdd)
        throw Object.assign(new Error(`The store answered ${status}: ${codeIn(content)}`), { status });
      return { status, headers: response.headers, content };
    };
    const answer = await callVendor('storage', (signal) => send(signal), { repeatable: true }).catch(
      (error: unknown) => {
        if (error instanceof VendorUnavailable) throw error;
        // Keys that are refused, a clock that is wrong, a bucket that is full: nothing that whoever uploads could mend.
        throw new AppError('unavailable', vendors.storage.unavailable, {
          retryAfterSeconds: 60,
          cause: error,
        });
      },
    );
    // A bucket that isn't there must not look like files that aren't.
    if (answer.status === 404 && codeIn(answer.content) === 'NoSuchBucket')
      throw new AppError('unavailable', vendors.storage.unavailable, {
        cause: new Error(`The store has no bucket ${bucket}.`),
      });
    return answer.status === 404 || answer.status === 416 ? null : answer;
  }

  async function presign(
    { method, key, headers = {}, query = {} }: Ask & { key: string },
    seconds: number,
  ): Promise<string> {
    // A browser can't be told to try again by another clock.
    if (!isTimeKnown()) await ask({ method: 'HEAD', key }).catch(() => null);
    const url = address(key, { ...query, 'X-Amz-Expires': String(seconds) });
    const signed = await new AwsV4Signer({
      ...keys,
      method,
      url: url.href,
      headers,
      datetime: storeTime(),
      signQuery: true,
      // Type and length too: they are left out unless all are signed, and then any size goes through.
      allHeaders: true,
    }).sign();
    return signed.url.href;
  }

  return {
    async put(key, bytes, type) {
      await ask({ method: 'PUT', key, headers: { 'content-type': type } }, bytes);
    },
    async presignPut(key, { type, bytes, seconds }) {
      const headers = { 'content-type': type, 'content-length': String(bytes) };
      // The browser sets the length itself, and lets nobody else.
      return {
        url: await presign({ method: 'PUT', key, headers }, seconds),
        headers: { 'content-type': type },
      };
    },
    async get(key, range) {
      const answer = await ask({ method: 'GET', key, headers: range ? { range: rangeText(range) } : {} });
      if (!answer) return null;
      const { headers, content } = answer;
      const [, from = '0', whole] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
      const head = { ...headOf(headers), bytes: Number(whole ?? content.length) };
      return { ...head, from: Number(from), body: content };
    },
    presignGet: (key, { name, type, seconds }) => {
      const query = { 'response-content-disposition': savedAs(name), 'response-content-type': type };
      return presign({ method: 'GET', key, query }, seconds);
    },
    async head(key) {
      const answer = await ask({ method: 'HEAD', key });
      return answer && headOf(answer.headers);
    },
    async remove(key) {
      await ask({ method: 'DELETE', key });
    },
    async list(prefix, after) {
      const token: Record<string, string> = after ? { 'continuation-token': after } : {};
      const answer = await ask({ method: 'GET', query: { 'list-type': '2', prefix, ...token } });
      const text = new TextDecoder().decode(answer?.content);
      const keysFound = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => plain(key));
      const [, next] = /<NextContinuationToken>([^<]*)</.exec(text) ?? [];
      return { keys: keysFound, next: next ? plain(next) : null };
    },
  };
}

type Answer = { status: number; headers: Headers; content: Uint8Array<ArrayBuffer> };

const headOf = (headers: Headers): StoredHead => ({
  bytes: Number(headers.get('content-length') ?? 0),
  type: headers.get('content-type') ?? 'application/octet-stream',
  etag: headers.get('etag') ?? '',
});

const rangeText = ({ from, to }: ByteRange) => `bytes=${from}-${to ?? ''}`;

const codeIn = (content: Uint8Array) =>
  /<Code>(\w+)<\/Code>/.exec(new TextDecoder().decode(content))?.[1] ?? '';

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};
const plain = (text: string) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (each) => entities[each] ?? each);
