import type { ServerResponse } from 'node:http';

/**
 * Sets a redirect's location once and keeps it out of caches: the framework sets the header twice when it renders such
 * a page for its cache, and lets shared caches keep it for a year.
 */
export function tellRedirectsOnce(response: ServerResponse): void {
  const appendHeader = response.appendHeader.bind(response);
  response.appendHeader = (name, value) =>
    name.toLowerCase() === 'location' ? response.setHeader(name, value) : appendHeader(name, value);
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    const status = Number(args[0]);
    if (status >= 300 && status < 400 && status !== 304) response.setHeader('Cache-Control', 'no-store');
    return writeHead(...args);
  };
}
