import type { SpanProcessor } from '@opentelemetry/sdk-trace';

/** The span attributes in which the framework records a request's URL. */
const notedAs = ['http.target', 'http.url'];

/**
 * Redacts URLs in spans before they are exported: links with secret tokens (manage, reset, invitation, address
 * confirmation) and typed search texts must not reach a trace collector.
 */
export const cutAddresses: SpanProcessor = {
  onStart() {},
  onEnd({ attributes }) {
    for (const name of notedAs) {
      const address = attributes[name];
      if (typeof address === 'string') attributes[name] = withoutKeys(address);
    }
  },
  forceFlush: async () => {},
  shutdown: async () => {},
};

function withoutKeys(address: string): string {
  const [path = ''] = address.split('?', 1);
  return path.replace(/(\/(?:manage|reset|invite|confirm|calendars)\/)[^/]+/, '$1[token]');
}
