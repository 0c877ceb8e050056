import type { SpanProcessor } from '@opentelemetry/sdk-trace';

/** Where the framework notes the address of a request. */
const notedAs = ['http.target', 'http.url'];

/**
 * A link that is a key (a customer's, a reset, an invitation, a proof of an address) must not lie in a collector of traces, nor what somebody
 * typed into a search: addresses are cut before their span is handed on.
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
  return path.replace(/(\/(?:manage|reset|invite|confirm)\/)[^/]+/, '$1[token]');
}
