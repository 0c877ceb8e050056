import { createHash } from 'node:crypto';

/**
 * The policy that a cached page adds to that of all answers: only the scripts that were written into the page when it was
 * made run in it, by their hashes. A nonce would have to differ from answer to answer.
 */
export function scriptPolicy(html: string): string {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    // Data for search engines is not run.
    if (/\bsrc=|application\/ld\+json/.test(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return ["script-src 'self'", ...hashes].join(' ');
}
