import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Clock } from '../clock';
import { type CloudRequest, header, type Reply } from '../http';
import type { Settings } from '../settings';
import { ofPage, preflight } from './cors';
import { notImplemented, refuseUnknown } from './known';
import { escaped, S3Refusal, xml } from './refusal';
import { checkSignature } from './signature';

export type StoredObject = { bytes: Buffer; type: string; etag: string; at: number };

/** The one bucket that there is. */
export const localBucket = 'mais-local';

const mostListed = 1000;

/** An S3-compatible store with one private bucket, addressed by its path. It keeps everything in memory. */
export class S3Cloud {
  readonly objects = new Map<string, StoredObject>();

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
  ) {}

  handle = (request: CloudRequest): Reply => {
    const ours = new URL(this.settings.appUrl).origin;
    // A client whose clock is wrong learns it from this; another's answers would carry this machine's.
    const date = { date: new Date(this.clock.signedAt()).toUTCString() };
    const reply = this.#reply(request, ours);
    if ('drop' in reply) return reply;
    // Without the rules' headers a page can't read why it was refused either.
    return { ...reply, headers: { ...date, ...ofPage(request, ours), ...reply.headers } };
  };

  #reply(request: CloudRequest, ours: string): Reply {
    try {
      return request.method === 'OPTIONS' ? preflight(request, ours) : this.#answer(request);
    } catch (error) {
      if (error instanceof S3Refusal) return error.reply();
      throw error;
    }
  }

  #answer(request: CloudRequest): Reply {
    const { method, path } = request;
    refuseUnknown(request);
    const claim = checkSignature(request, this.settings.secrets, this.clock);
    const [, bucket, key = ''] = /^\/([^/]+)(?:\/(.*))?$/.exec(decodeURIComponent(path)) ?? [];
    if (bucket === undefined) throw notImplemented('a list of buckets');
    if (bucket !== localBucket)
      throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
    if (method === 'GET' && key === '') return this.#list(request);
    if (key === '') throw notImplemented(`${method} of a bucket`);
    if (Buffer.byteLength(key) > 1024) throw new S3Refusal(400, 'KeyTooLongError', 'Your key is too long');
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
      throw notImplemented('a chunked body');
    if (header(request, 'content-encoding')) throw notImplemented('the header content-encoding of PUT');
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
    if (from === undefined) throw notImplemented(`the range ${asked}`);
    if (Number(from) >= bytes.length)
      throw new S3Refusal(416, 'InvalidRange', 'The requested range is not satisfiable');
    const last = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1);
    const part = bytes.subarray(Number(from), last + 1);
    headers['content-range'] = `bytes ${from}-${last}/${bytes.length}`;
    return { status: 206, headers: { ...headers, 'content-length': `${part.length}` }, body: part };
  }

  #list({ query }: CloudRequest): Reply {
    if (query.get('list-type') !== '2') throw notImplemented('a list without list-type=2');
    if (!/^\d*$/.test(query.get('max-keys') ?? ''))
      throw new S3Refusal(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
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
    if (!sum) throw notImplemented(`the sum ${name}`);
    if ((header(request, name) ?? given.get(name)) !== sum)
      throw new S3Refusal(400, 'BadDigest', `The ${name} you specified did not match what we received.`);
  }
}
