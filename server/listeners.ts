import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/**
 * A listening socket accepts one connection in each turn of the event loop. Under load a turn takes tens of
 * milliseconds, so that many clients would wait seconds only to be refused. Hence several sockets, over which the
 * kernel spreads the connections.
 */
const DOORS = 16;

/**
 * Listens on `port`. Several sockets share it only where the kernel balances between them; the caller has made sure
 * that no other process listens there, which sharing would hide.
 * @returns all sockets, `server` first; closing that one alone doesn't close the others
 */
export async function listenOnSharedPort(
  server: HttpServer,
  { port, host }: { port: number; host: string | undefined },
): Promise<Server[]> {
  const isShared = process.platform === 'linux';
  const sides = Array.from({ length: isShared ? DOORS - 1 : 0 }, () =>
    // The options with which an HTTP server listens.
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket)),
  );
  const doors = [server, ...sides];
  for (const door of doors) {
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject);
      door.listen({ port, host, reusePort: isShared }, () => {
        door.off('error', reject);
        resolve();
      });
    });
  }
  return doors;
}
