import { createHmac, hash } from 'node:crypto';
import type { Clock } from '../clock';
import { type CloudRequest, header } from '../http';
import { S3Refusal } from './refusal';

/**
 * AWS Signature Version 4, read from its description and not from the client's library, so that both can't be wrong
 * together: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export type S3Secrets = { s3AccessKeyId: string; s3SecretAccessKey: string };

type Claim = {
  credential: string;
  /** Lower-cased, in their order. */
  signed: string[];
  signature: string;
  /** `20261201T120000Z`. */
  stamp: string;
  /** The hash of the body as it was signed, or UNSIGNED-PAYLOAD. */
  payload: string;
  /** Presigned: how long it is good for, in seconds; null: signed by its headers. */
  expires: number | null;
};

const skewMs = 15 * 60_000;
const sevenDays = 604_800;

/** @throws S3Refusal when the request isn't signed, or not for this request, or for another time. */
export function checkSignature(request: CloudRequest, secrets: S3Secrets, clock: Clock): Claim {
  const claim = request.query.has('X-Amz-Signature') ? fromQuery(request) : fromHeaders(request);
  const [keyId, day, region, service, end] = claim.credential.split('/');
  if (keyId !== secrets.s3AccessKeyId)
    throw new S3Refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist.');
  if (!region || service !== 's3' || end !== 'aws4_request' || day !== claim.stamp.slice(0, 8))
    throw new S3Refusal(400, 'AuthorizationQueryParametersError', 'The credential scope is malformed.');
  checkTime(claim, clock);
  checkNames(request, claim);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = [
    'AWS4-HMAC-SHA256',
    claim.stamp,
    scope,
    hash('sha256', canonical(request, claim), 'hex'),
  ].join('\n');
  let key: Buffer = Buffer.from(`AWS4${secrets.s3SecretAccessKey}`);
  for (const part of [day, region, 's3', 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest();
  if (createHmac('sha256', key).update(text).digest('hex') !== claim.signature)
    throw new S3Refusal(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  return claim;
}

function fromQuery({ query }: CloudRequest): Claim {
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    throw new S3Refusal(400, 'AuthorizationQueryParametersError', 'X-Amz-Algorithm is missing.');
  const expires = Number(query.get('X-Amz-Expires'));
  if (!(expires >= 1 && expires <= sevenDays))
    throw new S3Refusal(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be within a week.');
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signed: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    stamp: query.get('X-Amz-Date') ?? '',
    payload: 'UNSIGNED-PAYLOAD',
    expires,
  };
}

function fromHeaders(request: CloudRequest): Claim {
  const [, credential, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      header(request, 'authorization') ?? '',
    ) ?? [];
  if (!credential || !signed || !signature) throw new S3Refusal(403, 'AccessDenied', 'Access Denied');
  const payload = header(request, 'x-amz-content-sha256');
  if (!payload)
    throw new S3Refusal(400, 'MissingSecurityHeader', 'x-amz-content-sha256 is missing from this request.');
  const stamp = header(request, 'x-amz-date') ?? '';
  return { credential, signed: signed.split(';'), signature, stamp, payload, expires: null };
}

function checkTime({ stamp, expires }: Claim, clock: Clock): void {
  const now = clock.signedAt();
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(at)) throw new S3Refusal(403, 'AccessDenied', 'X-Amz-Date is malformed.');
  if (expires !== null && clock.now() > at + expires * 1000)
    throw new S3Refusal(403, 'AccessDenied', 'Request has expired');
  if (at - now > skewMs || (expires === null && now - at > skewMs))
    throw new S3Refusal(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
}

/** S3 wants the host signed, and every x-amz- header that is sent. */
function checkNames(request: CloudRequest, { signed }: Claim): void {
  const own = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  const missing = ['host', ...own].filter((name) => !signed.includes(name));
  if (missing.length > 0)
    throw new S3Refusal(403, 'AccessDenied', `There were headers present that were not signed: ${missing}`);
}

function canonical(request: CloudRequest, { signed, payload }: Claim): string {
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = signed.map(
    (name) => `${name}:${(header(request, name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const path = request.path.split('/').map((part) => encode(decodeURIComponent(part)));
  return [request.method, path.join('/'), query.join('&'), headers.join(''), signed.join(';'), payload].join(
    '\n',
  );
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
