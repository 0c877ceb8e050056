import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export type StrictAnswer = {
  status: number;
  headers: Map<string, string>;
  /** The body as sent. */
  sent: Buffer;
  /** The decoded body. */
  body: Buffer;
};

/** Headers that may occur only once; with two, two readers may believe different values. */
const single = new Set([
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'etag',
  'location',
  'transfer-encoding',
]);

/**
 * A keep-alive connection with a strict reader: a body must have exactly the declared length and encoding, and between
 * two responses there must be nothing.
 */
export class StrictConnection {
  #received = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => undefined;
  readonly #socket: Socket;

  constructor(readonly origin: string) {
    const { hostname, port } = new URL(origin);
    this.#socket = connect(Number(port), hostname);
    this.#socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    this.#socket.on('end', end).on('error', end);
  }

  close(): void {
    this.#socket.destroy();
  }

  ask(method: string, path: string, headers: Record<string, string> = {}): Promise<StrictAnswer> {
    const lines = Object.entries({ host: new URL(this.origin).host, ...headers }).map((pair) =>
      pair.join(': '),
    );
    return this.send(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, method);
  }

  /** `request` is sent as it is, so that it may be one that no client would send. */
  async send(request: string, method = request.split(' ', 1)[0]): Promise<StrictAnswer> {
    this.#socket.write(request, 'latin1');
    const head = await this.#until('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) [^\r\n]*$/.exec(first)?.[1]);
    if (!status) throw new Error(`Not the beginning of an answer: ${JSON.stringify(first.slice(0, 80))}`);
    const headers = read(lines);
    const sent = await this.#body(method === 'HEAD' || status === 204 || status === 304, headers);
    // Waits for bytes that shouldn't come.
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (this.#received.length) throw new Error(`${this.#received.length} bytes after the answer`);
    return { status, headers, sent, body: decode(sent, headers.get('content-encoding')) };
  }

  async #body(isNone: boolean, headers: Map<string, string>): Promise<Buffer> {
    const [length, coding] = [headers.get('content-length'), headers.get('transfer-encoding')];
    if (length !== undefined && coding !== undefined) throw new Error('Both a length and chunks');
    if (length !== undefined && !/^\d+$/.test(length)) throw new Error(`Content-Length: ${length}`);
    if (isNone) return Buffer.alloc(0);
    if (length !== undefined) return this.#take(Number(length));
    if (coding !== 'chunked') throw new Error('Neither a length nor chunks');
    const chunks: Buffer[] = [];
    for (;;) {
      const size = await this.#until('\r\n');
      if (!/^[\da-f]+$/i.test(size)) throw new Error(`Not the size of a chunk: ${JSON.stringify(size)}`);
      const chunk = await this.#take(Number.parseInt(size, 16));
      if ((await this.#take(2)).toString() !== '\r\n') throw new Error('A chunk of another length');
      if (chunk.length === 0) return Buffer.concat(chunks);
      chunks.push(chunk);
    }
  }

  async #until(mark: string): Promise<string> {
    for (;;) {
      const at = this.#received.indexOf(mark);
      if (at >= 0) {
        const text = this.#received.subarray(0, at).toString('latin1');
        this.#received = this.#received.subarray(at + mark.length);
        return text;
      }
      await this.#more();
    }
  }

  async #take(length: number): Promise<Buffer> {
    while (this.#received.length < length) await this.#more();
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.#ended) throw new Error('The connection ended in the middle');
    let limit: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve, reject) => {
      this.#wake = resolve;
      limit = setTimeout(() => reject(new Error('It says that more is to come')), 20_000);
    }).finally(() => clearTimeout(limit));
  }
}

function read(lines: string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? [];
    const known = name.toLowerCase();
    if (!known) throw new Error(`Not a header: ${JSON.stringify(line)}`);
    const before = headers.get(known);
    if (before !== undefined && single.has(known)) throw new Error(`${known} twice`);
    headers.set(known, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

function decode(sent: Buffer, coding: string | undefined): Buffer {
  if (sent.length === 0) return sent;
  switch (coding) {
    case undefined:
      return sent;
    case 'gzip':
      return gunzipSync(sent);
    case 'br':
      return brotliDecompressSync(sent);
    case 'deflate':
      return inflateSync(sent);
    default:
      throw new Error(`Content-Encoding: ${coding}`);
  }
}
