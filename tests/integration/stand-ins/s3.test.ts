import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CloudControl, controlCloud } from '@/stand-ins/control';
import { localBucket as Bucket } from '@/stand-ins/s3/api';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';

/** The stand-in beside AWS's own client: what it knows it does as S3 documents it, and what it doesn't know it refuses. */
const pageOrigin = 'http://localhost:3000';
let aws: S3Client;
let url: string;
let control: CloudControl;
let close: () => Promise<void>;

beforeAll(async () => {
  const cloud = await startLocalCloud({ appUrl: `${pageOrigin}/` });
  [close, control, url] = [cloud.close, controlCloud(cloud.urls.control), cloud.urls.s3];
  aws = new S3Client({
    endpoint: url,
    region: 'auto',
    forcePathStyle: true,
    credentials: {
      accessKeyId: localSecrets.s3AccessKeyId,
      secretAccessKey: localSecrets.s3SecretAccessKey,
    },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  aws?.destroy();
  await close?.();
});
beforeEach(() => control.reset());

const Key = 'a/b.webp';
const put = (more: object = {}) => aws.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes', ...more }));
type Failed = { name: string; $metadata: { httpStatusCode: number } };
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: Failed) => `${error.$metadata.httpStatusCode} ${error.name}`,
  );

it('keeps, shows, lists and removes as the client expects, with its sums', async () => {
  await put({ ContentType: 'image/webp' });
  const found = await aws.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=1-2' }));
  expect([await found.Body?.transformToString(), found.ContentRange]).toEqual(['yt', 'bytes 1-2/5']);
  expect(await aws.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 5 });
  const list = await aws.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/' }));
  expect([list.KeyCount, list.Contents?.[0]?.Key, list.IsTruncated]).toEqual([1, Key, false]);
  await aws.send(new DeleteObjectCommand({ Bucket, Key }));
  await aws.send(new DeleteObjectCommand({ Bucket, Key }));
  expect(await refusal(aws.send(new GetObjectCommand({ Bucket, Key })))).toBe('404 NoSuchKey');
  expect(await refusal(put({ ChecksumCRC32: 'AAAAAA==' }))).toBe('400 BadDigest');
  expect(await refusal(put({ Bucket: 'other' }))).toBe('404 NoSuchBucket');
  expect(await refusal(put({ Key: 'k'.repeat(1025) }))).toBe('400 KeyTooLongError');
});

it('refuses what it doesn’t know by S3’s codes, and stores nothing of it', async () => {
  const unknown: Record<string, () => Promise<unknown>> = {
    buckets: () => aws.send(new ListBucketsCommand({})),
    lifecycle: () => aws.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    'a lifecycle': () =>
      aws.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [] } })),
    versions: () => aws.send(new ListObjectVersionsCommand({ Bucket })),
    part: () => aws.send(new UploadPartCommand({ Bucket, Key, UploadId: 'x', PartNumber: 1, Body: 'x' })),
    tagging: () => aws.send(new GetObjectTaggingCommand({ Bucket, Key })),
    copy: () => aws.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${Key}` })),
    acl: () => put({ ACL: 'public-read' }),
    metadata: () => put({ Metadata: { camera: 'x' } }),
    encryption: () => put({ ServerSideEncryption: 'AES256' }),
    class: () => put({ StorageClass: 'GLACIER' }),
    caching: () => put({ CacheControl: 'max-age=1' }),
    encoding: () => put({ ContentEncoding: 'gzip' }),
    condition: () => put({ IfNoneMatch: '*' }),
    'read on a condition': () => aws.send(new GetObjectCommand({ Bucket, Key, IfMatch: 'x' })),
    'read of a version': () => aws.send(new GetObjectCommand({ Bucket, Key, VersionId: 'x' })),
    folders: () => aws.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' })),
    'last bytes': () => aws.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=-2' })),
  };
  await put({ Key: 'there' });
  const answers = Object.entries(unknown).map(async ([what, call]) => [what, await refusal(call())]);
  const expected = Object.keys(unknown).map((what) => [
    what,
    what === 'last bytes'
      ? expect.stringMatching(/^(501 NotImplemented|404 NoSuchKey)$/)
      : '501 NotImplemented',
  ]);
  expect(await Promise.all(answers)).toEqual(expected);
  const posts = [
    () => aws.send(new CreateMultipartUploadCommand({ Bucket, Key })),
    () => aws.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } })),
  ];
  expect(await Promise.all(posts.map((call) => refusal(call())))).toEqual([
    '405 MethodNotAllowed',
    '405 MethodNotAllowed',
  ]);
  expect((await control.objects()).map(({ key }) => key)).toEqual(['there']);
});

const preflight = (headers: Record<string, string>) =>
  fetch(`${url}/${Bucket}/${Key}`, { method: 'OPTIONS', headers });
const codeOf = async (answer: Response) =>
  `${answer.status} ${/<Code>(\w+)</.exec(await answer.text())?.[1] ?? ''}`;

it('lets pages of the app send what the bucket’s rules name, and no others', async () => {
  const asked = {
    origin: pageOrigin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'Content-Type',
  };
  const yes = await preflight(asked);
  expect([yes.status, Object.fromEntries(yes.headers)]).toEqual([
    200,
    expect.objectContaining({
      'access-control-allow-origin': pageOrigin,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '3600',
      vary: expect.stringContaining('Origin'),
    }),
  ]);
  for (const other of [
    { origin: 'http://elsewhere.test' },
    { origin: 'http://localhost:3001' },
    { 'access-control-request-method': 'DELETE' },
    { 'access-control-request-method': 'GET' },
    { 'access-control-request-headers': 'content-type, x-amz-acl' },
  ]) {
    const no = await preflight({ ...asked, ...other });
    expect(no.headers.get('access-control-allow-origin')).toBeNull();
    expect(await codeOf(no)).toBe('403 AccessForbidden');
  }
  const { origin: _, ...nameless } = asked;
  expect(await codeOf(await preflight(nameless))).toBe('400 BadRequest');
  expect(await codeOf(await preflight({ origin: pageOrigin }))).toBe('400 BadRequest');

  const address = await getSignedUrl(aws, new PutObjectCommand({ Bucket, Key }), {
    expiresIn: 60,
    unhoistableHeaders: new Set(['x-amz-checksum-crc32']),
  });
  const sent = (origin: string) => fetch(address, { method: 'PUT', headers: { origin } });
  expect((await sent(pageOrigin)).headers.get('access-control-allow-origin')).toBe(pageOrigin);
  expect((await sent('http://elsewhere.test')).headers.get('access-control-allow-origin')).toBeNull();
});

it('tells its clock in every answer, refusals too', async () => {
  await control.skew(3_600_000);
  const answer = await fetch(`${url}/${Bucket}/${Key}`);
  expect(answer.status).toBe(403);
  expect(Date.parse(answer.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(3_590_000);
  // AWS's own client learns it from there as well.
  expect(await refusal(put())).toBe('403 RequestTimeTooSkewed');
  expect(await refusal(put())).toBe('taken');
});
