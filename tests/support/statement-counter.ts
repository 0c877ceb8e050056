import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type StatementCounter = {
  /** The connection string of the same database through the counter. */
  through(url: string): string;
  /** The statements since the last call, in order, without transaction control (BEGIN, COMMIT …). */
  take(): string[];
  /** Number of all statements so far, transaction control included. */
  total(): number;
  close(): Promise<void>;
};

const framing = /^(BEGIN|COMMIT|ROLLBACK|SELECT set_config\('(app\.tenant_id|role)'|SET )/i;

/**
 * A proxy between the app and Postgres: counts every statement that is really sent, whatever made it. `url` is the
 * server's.
 */
export async function startStatementCounter(url: string): Promise<StatementCounter> {
  const { hostname, port } = new URL(url);
  let taken: string[] = [];
  let total = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const note = reader((text) => {
      total += 1;
      if (!framing.test(text)) taken.push(text);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', note);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    through(original) {
      const changed = new URL(original);
      changed.port = String((server.address() as AddressInfo).port);
      return changed.href;
    },
    take() {
      const all = taken;
      taken = [];
      return all;
    },
    total: () => total,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Parses one connection's messages to the server and reports the text of each Query and Parse. */
function reader(tell: (text: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message has no type.
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readInt32BE(head) + head;
      if (rest.length < length) return;
      const type = started ? String.fromCharCode(rest[0] ?? 0) : '';
      const body = rest.subarray(head + 4, length);
      if (type === 'Q') tell(textAt(body, 0));
      if (type === 'P') tell(textAt(body, body.indexOf(0) + 1));
      started = true;
      rest = rest.subarray(length);
    }
  };
}

const textAt = (body: Buffer, from: number) => body.subarray(from, body.indexOf(0, from)).toString().trim();
