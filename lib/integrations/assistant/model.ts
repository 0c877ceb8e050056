import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { env } from '@/lib/env';
import { callVendor, vendorRunning } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';
import { withTimeout } from '@/lib/with-timeout';
import { createCollector } from './collect-words';

/** Whether there is a model; without one nothing of the assistant is shown. */
export const isAssistantConfigured = (): boolean => env.ASSISTANT_API_KEY !== undefined;

/** Whether the model is a program that plays prepared conversations: people are told so. */
export const isModelScripted = (): boolean => env.ASSISTANT_MODEL === scriptedModel;
const scriptedModel = 'scripted-demo';

/** Where it answers; shown to owners, because what they write goes there. */
export const modelHost = (): string => new URL(env.ASSISTANT_API_URL).host;

export function languageModel() {
  return createOpenAICompatible({
    name: 'assistant',
    baseURL: env.ASSISTANT_API_URL,
    apiKey: env.ASSISTANT_API_KEY ?? '',
    includeUsage: true,
    fetch: fetchWhole,
  })(env.ASSISTANT_MODEL);
}

/**
 * Fetches a streamed answer under the vendor's policy, whose call ends with the answer's last byte: a slot is taken, and the
 * breaker waits, for as long as the model writes.
 * @throws VendorUnavailable
 */
async function fetchWhole(address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const target = address instanceof Request ? address.url : address;
  let answered: (response: Response) => void = () => {};
  const response = new Promise<Response>((resolve) => {
    answered = resolve;
  });
  const call = callVendor('assistant', async (limit) => {
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const got = await limitedFetch(target, { ...init, signal }, vendors.assistant.limitMs);
    // Anything below is an answer about our request; 429 becomes `unavailable` where the policy sees it.
    if (got.status >= 500 || got.status === 429)
      throw Object.assign(new Error(`The model answered ${got.status}`), { status: got.status });
    const { status, headers } = got;
    if (!got.body || !got.ok) return answered(new Response(await got.text(), { status, headers }));
    const [read, watched] = watch(got.body, init.signal);
    answered(new Response(read, { status, headers }));
    await watched;
  });
  // What breaks later than its headers reaches the reader through the body.
  return Promise.race([response, call.then(() => response)]);
}

/**
 * The same answer with its words collected, and a promise that ends with it: with the error that cut it off, unless the
 * reader or the person who asked has had enough. What had arrived by then is read first.
 */
function watch(
  body: ReadableStream<Uint8Array>,
  given: AbortSignal | null | undefined,
): [ReadableStream<Uint8Array>, Promise<void>] {
  const reader = body.getReader();
  let end: () => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const collector = createCollector(() => vendorRunning('assistant'));
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  let arriving: ReturnType<typeof reader.read> | undefined;
  /** The next piece of text; null: that was all. */
  const next = async (): Promise<string | null> => {
    for (;;) {
      arriving ??= reader.read();
      const dueIn = collector.dueIn();
      const got = dueIn === null ? await arriving : await withTimeout(arriving, dueIn, null);
      if (got === null) return collector.flush();
      arriving = undefined;
      if (got.done) return collector.end() || null;
      const text = collector.take(decoder.decode(got.value, { stream: true }));
      if (text !== '') return text;
    }
  };
  let broken: unknown;
  const read = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const text = broken
        ? null
        : await next().catch((error: unknown) => {
            broken = error;
            return collector.end() || null;
          });
      if (text !== null) return controller.enqueue(encoder.encode(text));
      if (broken && !given?.aborted) fail(broken);
      else end();
      if (broken) controller.error(broken);
      else controller.close();
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  });
  return [read, over];
}
