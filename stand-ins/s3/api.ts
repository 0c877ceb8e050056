import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Clock } from '../clock';
import { type CloudRequest, header, type Reply } from '../http';
import type { Settings } from '../settings';
import { escaped, S3Refusal, xml } from './refusal';
import { checkSignature } from './signature';

export type StoredObject = { bytes: Buffer; type: string; etag: string; at: number };

/** The one bucket that there is. */
export const localBucket = 'mais-local';

/** What a query may name besides the signature; another one is answered with 501. */
const known = {
  PUT: ['x-id', 'x-amz-checksum-crc32', 'x-amz-sdk-checksum-algorithm'],
  GET: [
    'x-id',
    'x-amz-checksum-mode',
    'list-type',
    'prefix',
    'max-keys',
    'continuation-token',
    'response-content-disposition',
    'response-content-type',
  ],
  HEAD: ['x-id', 'x-amz-checksum-mode'],
  DELETE: ['x-id'],
};
const mostListed = 1000;

/** An S3-compatible store with one private bucket, addressed by its path. It keeps everything in memory. */
export class S3Cloud {
  readonly objects = new Map<string, StoredObject>();

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
  ) {}

  handle = (request: CloudRequest): Reply => {
    const open = this.#cors(request);
    if (request.method === 'OPTIONS')
      return open ? { status: 200, headers: open } : { status: 403, headers: xml, body: '' };
    try {
      const reply = this.#answer(request);
      return 'drop' in reply ? reply : { ...reply, headers: { ...reply.headers, ...open } };
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error;
      const reply = error.reply();
      // Without these a page can't read why it was refused.
      return 'drop' in reply ? reply : { ...reply, headers: { ...reply.headers, ...open } };
    }
  };

  /** The bucket lets the app's own pages put and read, as README tells to set it up. */
  #cors(request: CloudRequest): Record<string, string> | null {
    if (header(request, 'origin') !== new URL(this.settings.appUrl).origin) return null;
    return {
      'access-control-allow-origin': header(request, 'origin') ?? '',
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'content-type',
      'access-control-expose-headers': 'ETag',
      vary: 'Origin',
    };
  }

  #answer(request: CloudRequest): Reply {
    const { method, path, query } = request;
    const names = known[method as keyof typeof known];
    if (!names) throw new S3Refusal(501, 'NotImplemented', `The local cloud does not implement ${method}.`);
    const odd = [...query.keys()].find((name) => !name.startsWith('X-Amz-') && !names.includes(name));
    if (odd) throw new S3Refusal(501, 'NotImplemented', `The local cloud does not implement "${odd}".`);
    const claim = checkSignature(request, this.settings.secrets, this.clock);
    const [, bucket, key = ''] = /^\/([^/]+)(?:\/(.*))?$/.exec(decodeURIComponent(path)) ?? [];
    if (bucket !== localBucket)
      throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
    if (method === 'GET' && key === '') return this.#list(request);
    if (key === '') throw new S3Refusal(501, 'NotImplemented', 'The local cloud has no calls for buckets.');
    if (method === 'PUT') return this.#put(request, key, claim.payload);
    if (method === 'DELETE') {
      this.objects.delete(key);
      return { status: 204 };
    }
    return this.#get(request, key);
  }

  #put(request: CloudRequest, key: string, payload: string): Reply {
    const { body } = request;
    if (payload.startsWith('STREAMING-') || header(request, 'content-encoding') === 'aws-chunked')
      throw new S3Refusal(501, 'NotImplemented', 'The local cloud does not implement chunked uploads.');
    if (header(request, 'content-length') === undefined)
      throw new S3Refusal(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
    if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hash('sha256', body, 'hex'))
      throw new S3Refusal(400, 'XAmzContentSHA256Mismatch', 'The provided hash does not match the body.');
    checkSum(request, body);
    const etag = `"${hash('md5', body, 'hex')}"`;
    const type = header(request, 'content-type') ?? 'binary/octet-stream';
    this.objects.set(key, { bytes: body, type, etag, at: this.clock.now() });
    return { status: 200, headers: { etag } };
  }

  #get(request: CloudRequest, key: string): Reply {
    const found = this.objects.get(key);
    if (!found) throw new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.');
    const { bytes, type, etag, at } = found;
    const headers: Record<string, string> = {
      'content-type': request.query.get('response-content-type') ?? type,
      etag,
      'last-modified': new Date(at).toUTCString(),
      'accept-ranges': 'bytes',
    };
    const saveAs = request.query.get('response-content-disposition');
    if (saveAs) headers['content-disposition'] = saveAs;
    const asked = header(request, 'range');
    if (!asked)
      return { status: 200, headers: { ...headers, 'content-length': `${bytes.length}` }, body: bytes };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(asked) ?? [];
    if (from === undefined)
      throw new S3Refusal(501, 'NotImplemented', `The local cloud does not implement the range ${asked}.`);
    if (Number(from) >= bytes.length)
      throw new S3Refusal(416, 'InvalidRange', 'The requested range is not satisfiable');
    const last = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1);
    const part = bytes.subarray(Number(from), last + 1);
    headers['content-range'] = `bytes ${from}-${last}/${bytes.length}`;
    return { status: 206, headers: { ...headers, 'content-length': `${part.length}` }, body: part };
  }

  #list({ query }: CloudRequest): Reply {
    if (query.get('list-type') !== '2')
      throw new S3Refusal(501, 'NotImplemented', 'The local cloud lists by list-type=2 only.');
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const most = Math.min(Number(query.get('max-keys') ?? mostListed), mostListed);
    const all = [...this.objects].filter(([key]) => key.startsWith(prefix) && key > after).sort();
    const page = all.slice(0, most);
    const rest = all.length > most;
    const lines = page.map(
      ([key, { bytes, etag, at }]) =>
        `<Contents><Key>${escaped(key)}</Key><LastModified>${new Date(at).toISOString()}</LastModified><ETag>${escaped(etag)}</ETag><Size>${bytes.length}</Size></Contents>`,
    );
    const next = rest
      ? `<NextContinuationToken>${escaped(page.at(-1)?.[0] ?? '')}</NextContinuationToken>`
      : '';
    return {
      status: 200,
      headers: xml,
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Name>${localBucket}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${rest}</IsTruncated>${next}${lines.join('')}</ListBucketResult>`,
    };
  }
}

/** The sums that a client may send along, in a header or presigned in the query: a wrong one is refused. */
function checkSum(request: CloudRequest, body: Buffer): void {
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  const sums: Record<string, string> = {
    'x-amz-checksum-crc32': crc.toString('base64'),
    'x-amz-checksum-sha256': hash('sha256', body, 'base64'),
    'content-md5': hash('md5', body, 'base64'),
  };
  const given = new Map([...request.query].map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of [...Object.keys(request.headers), ...given.keys()]) {
    if (!name.startsWith('x-amz-checksum-') && name !== 'content-md5') continue;
    const sum = sums[name];
    if (!sum) throw new S3Refusal(501, 'NotImplemented', `The local cloud does not implement ${name}.`);
    if ((header(request, name) ?? given.get(name)) !== sum)
      throw new S3Refusal(400, 'BadDigest', `The ${name} you specified did not match what we received.`);
  }
}
