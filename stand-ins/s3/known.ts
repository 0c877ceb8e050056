import type { CloudRequest } from '../http';
import { S3Refusal } from './refusal';

/** What a query may name besides the signature. */
const queries: Record<string, string[]> = {
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
const signature = [
  'Algorithm',
  'Credential',
  'Date',
  'Expires',
  'SignedHeaders',
  'Signature',
  'Content-Sha256',
].map((each) => `X-Amz-${each}`);

/** Headers that mean something to S3; of all others it takes no notice. */
const meant = /^(?:x-amz-|if-|cache-control$|content-(?:disposition|encoding|language|md5)$|expires$|range$)/;
const headers: Record<string, RegExp> = {
  PUT: /^(?:x-amz-(?:date|content-sha256|user-agent|sdk-checksum-algorithm|checksum-(?:crc32|sha256))|content-md5|content-encoding)$/,
  GET: /^(?:x-amz-(?:date|content-sha256|user-agent|checksum-mode)|range)$/,
  HEAD: /^x-amz-(?:date|content-sha256|user-agent|checksum-mode)$/,
  DELETE: /^x-amz-(?:date|content-sha256|user-agent)$/,
};
/** What every browser sends along to a page's request, and S3 pays no heed to in requests that store or list. */
const ofBrowsers = /^(?:cache-control|if-none-match|if-modified-since)$/;

/**
 * Refuses what this store would have to do something about and doesn't: taking no notice of it would let a test pass that
 * fails at a real one. Multipart uploads, rules, versions, locks, copies, conditions are among it.
 * @throws S3Refusal
 */
export function refuseUnknown({ method, query, headers: sent }: CloudRequest): void {
  const names = queries[method];
  if (!names)
    throw new S3Refusal(
      405,
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
    );
  const odd = [...query.keys()].find((name) => !signature.includes(name) && !names.includes(name));
  if (odd) throw notImplemented(`"${odd}" in a query of ${method}`);
  const isPlainRead = method === 'GET' && query.has('X-Amz-Signature');
  const header = Object.keys(sent).find(
    (name) => meant.test(name) && !headers[method]?.test(name) && !(isPlainRead && ofBrowsers.test(name)),
  );
  if (header) throw notImplemented(`the header ${header} of ${method}`);
}

/** As S3 says it of a store that can't. */
export const notImplemented = (what: string) =>
  new S3Refusal(
    501,
    'NotImplemented',
    `A header or query you provided implies functionality that is not implemented: ${what}.`,
  );
