import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type UpstashStandIn = {
  url: string;
  entries: Map<string, string>;
  /** Sets its behaviour from now on. */
  behave(mode: 'well' | 'refuse' | 'black-hole'): void;
  calls: string[][];
  close(): Promise<void>;
};

/** The few Redis commands that the cache uses, over Upstash's REST protocol, and its ways to fail. */
export async function startUpstash(token: string): Promise<UpstashStandIn> {
  const entries = new Map<string, string>();
  const calls: string[][] = [];
  let mode: 'well' | 'refuse' | 'black-hole' = 'well';

  function run([name = '', ...args]: string[]): unknown {
    const [key = '', value = ''] = args;
    switch (name.toLowerCase()) {
      case 'get':
        return entries.get(key) ?? null;
      case 'set':
        entries.set(key, value);
        return 'OK';
      case 'del':
        return args.filter((name) => entries.delete(name)).length;
      case 'scan': {
        const wanted = new RegExp(`^${(args[2] ?? '').replaceAll('*', '.*')}$`);
        const count = Number(args[4]);
        const all = [...entries.keys()];
        const from = Number(key);
        const next = from + count < all.length ? from + count : 0;
        return [String(next), all.slice(from, from + count).filter((name) => wanted.test(name))];
      }
      default:
        throw new Error(`ERR unknown command ${name}`);
    }
  }
  const encode = (result: unknown): unknown => {
    if (Array.isArray(result)) return result.map(encode);
    return typeof result === 'string' && result !== 'OK' ? Buffer.from(result).toString('base64') : result;
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (mode === 'black-hole') return;
      if (mode === 'refuse' || request.headers.authorization !== `Bearer ${token}`) {
        response.statusCode = mode === 'refuse' ? 500 : 401;
        return response.end('{"error":"no"}');
      }
      const sent = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown[] | unknown[][];
      const answer = (command: unknown[]) => {
        const words = command.map(String);
        calls.push(words);
        return { result: encode(run(words)) };
      };
      response.setHeader('content-type', 'application/json');
      try {
        // The SDK batches concurrent commands.
        const answers = request.url === '/pipeline' ? (sent as unknown[][]).map(answer) : answer(sent);
        response.end(JSON.stringify(answers));
      } catch (error) {
        // Commands that it doesn't implement (the limiter's scripts) are refused as by Redis.
        response.statusCode = 400;
        response.end(JSON.stringify({ error: error instanceof Error ? error.message : 'ERR' }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries,
    calls,
    behave(next) {
      mode = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
