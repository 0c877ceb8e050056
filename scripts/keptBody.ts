import type { IncomingMessage, ServerResponse } from 'node:http';
import { keptPage } from '../lib/http/keptPages.ts';

/** Not one that refuses it by `q=0`. */
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/**
 * Sends a cached page from the bytes that are kept of it, in place of the same text encoded and compressed again. A page
 * is known by its ETag, which the framework sets before anything leaves; it compresses nothing that says it is already.
 */
export function sendKeptBody({ method, headers }: IncomingMessage, response: ServerResponse): void {
  // With that header the framework asks for the page's data, under the same ETag.
  if (method !== 'GET' || headers.rsc) return;
  const isZipped = takesGzip.test(headers['accept-encoding']?.toString() ?? '');
  let kept: Buffer | undefined;
  const known = (name: string, value: unknown) => {
    if (name.toLowerCase() !== 'etag' || kept) return;
    kept = keptPage(String(value), isZipped);
    if (kept && isZipped) response.setHeader('Content-Encoding', 'gzip');
  };

  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    known(name, value);
    return setHeader(name, value);
  };
  const appendHeader = response.appendHeader.bind(response);
  response.appendHeader = (name, value) => {
    known(name, value);
    return appendHeader(name, value);
  };
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    // The framework compresses it after all, in a way we keep nothing in.
    if (response.getHeader('content-encoding') !== (isZipped ? 'gzip' : undefined)) kept = undefined;
    if (kept && args[0] !== 304) setHeader('Content-Length', kept.length);
    return writeHead(...args);
  };
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = (...args: unknown[]) => {
    if (kept && typeof args[0] === 'string') return end(kept);
    return end(...args);
  };
}
