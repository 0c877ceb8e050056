export type Answer = { what: string; status: number; ms: number; limitMs: number };

export type Told = {
  /** 0: the connection broke before there was an answer. */
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a client from outside gets has no type until a test checks it
  body: any;
  ms: number;
};

/**
 * What a person or a program may have to wait for an answer, whatever is broken: the longest time limit on its way (10 s
 * for the database's pool or for Stripe) and the booking's own 5 s.
 */
const ANSWER_LIMIT_MS = 15_000;

/** The public API as a program far away calls it; notes how long each answer took. */
export function recordingClient(appUrl: string, answers: Answer[]) {
  async function call(
    method: string,
    path: string,
    key: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const started = performance.now();
    const done = (status: number, told: Headers, text: string): Told => {
      const ms = performance.now() - started;
      answers.push({ what: `${method} ${path}`, status, ms, limitMs: ANSWER_LIMIT_MS });
      return { status, headers: told, body: /^[[{]/.test(text) ? JSON.parse(text) : text, ms };
    };
    try {
      const response = await fetch(new URL(path, `${appUrl}/api/v1/`), {
        method,
        headers: {
          ...(key.startsWith('pk_') ? { 'x-tenant-key': key } : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return done(response.status, response.headers, await response.text());
    } catch {
      return done(0, new Headers(), '');
    }
  }
  return {
    get: (path: string, key: string) => call('GET', path, key),
    post: (path: string, key: string, body: unknown, headers?: Record<string, string>) =>
      call('POST', path, key, body, headers),
  };
}
