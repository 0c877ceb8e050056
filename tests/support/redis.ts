import { spawn, spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { freePort } from '@/scripts/free-port';

/** Whether Redis is installed (`apt-get install redis-server`); without it its tests are skipped. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export type RedisServer = {
  /** For UPSTASH_REDIS_REST_URL. */
  url: string;
  token: string;
  /** Directly to Redis, bypassing the gateway. */
  command(...words: string[]): Promise<unknown>;
  /** Accepts connections but answers nothing, until `wake`. */
  freeze(): void;
  wake(): void;
  close(): Promise<void>;
};

/** Starts a real redis-server behind Upstash's REST protocol, as far as the SDKs use it. */
export async function startRedis(): Promise<RedisServer> {
  const token = 'token-of-the-tests';
  const port = await freePort();
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'],
    { stdio: 'ignore' },
  );
  const client = await connectRedis(port);

  async function run(words: unknown[]): Promise<{ result: unknown } | { error: string }> {
    const text = words.map(String);
    // Upstash's own flag, which Redis rejects.
    if (text[0]?.toLowerCase() === 'eval' && text[1]) text[1] = text[1].replace(/^#!lua[^\n]*\n/, '');
    try {
      return { result: encoded(await client.send(text)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  const gateway = createServer((request, response) => {
    void (async () => {
      if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end('{}');
      const sent = JSON.parse(await bodyOf(request)) as unknown[] | unknown[][];
      response.setHeader('content-type', 'application/json');
      if (request.url === '/pipeline' || request.url === '/multi-exec') {
        if (request.url === '/multi-exec') await client.send(['MULTI']);
        const queued = await Promise.all((sent as unknown[][]).map(run));
        if (request.url === '/pipeline') return response.end(JSON.stringify(queued));
        const results = (await client.send(['EXEC'])) as unknown[];
        return response.end(JSON.stringify(results.map((result) => ({ result: encoded(result) }))));
      }
      const answer = await run(sent);
      response.statusCode = 'error' in answer ? 400 : 200;
      return response.end(JSON.stringify(answer));
    })();
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    token,
    command: (...words) => client.send(words),
    freeze: () => redis.kill('SIGSTOP'),
    wake: () => redis.kill('SIGCONT'),
    async close() {
      gateway.closeAllConnections();
      await new Promise((resolve) => gateway.close(resolve));
      client.end();
      redis.kill('SIGKILL');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

// The SDKs request base64, so that any bytes survive JSON.
function encoded(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encoded);
  return typeof result === 'string' && result !== 'OK' ? Buffer.from(result).toString('base64') : result;
}

/** One connection: replies come in the order of the commands. */
async function connectRedis(port: number) {
  const socket = await reach(port);
  const waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];
  let received = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let found = read(received, 0); found; found = read(received, 0)) {
      received = received.subarray(found.end);
      const { value } = found;
      const next = waiting.shift();
      if (value instanceof Error) next?.reject(value);
      else next?.resolve(value);
    }
  });
  return {
    send: (words: string[]) =>
      new Promise<unknown>((resolve, reject) => {
        waiting.push({ resolve, reject });
        const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
        socket.write(`*${words.length}\r\n${parts.join('')}`);
      }),
    end: () => socket.destroy(),
  };
}

async function reach(port: number): Promise<Socket> {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (connected) return socket;
    if (tries > 200) throw new Error('redis-server did not start');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

type Read = { value: unknown; end: number };

/** Parses one reply of Redis' protocol (RESP2); null: incomplete. */
function read(bytes: Buffer, from: number): Read | null {
  const lineEnd = bytes.indexOf('\r\n', from);
  if (lineEnd < 0) return null;
  const line = bytes.toString('utf8', from + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case '+':
      return { value: line, end };
    case '-':
      return { value: new Error(line), end };
    case ':':
      return { value: Number(line), end };
    case '$': {
      const length = Number(line);
      if (length < 0) return { value: null, end };
      if (bytes.length < end + length + 2) return null;
      return { value: bytes.toString('utf8', end, end + length), end: end + length + 2 };
    }
    default: {
      const values: unknown[] = [];
      let at = end;
      for (let n = 0; n < Number(line); n += 1) {
        const item = read(bytes, at);
        if (!item) return null;
        values.push(item.value);
        at = item.end;
      }
      return { value: values, end: at };
    }
  }
}
