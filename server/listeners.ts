import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

/**
 * A listening socket lets in one connection in each turn of the event loop. With much to do a turn takes tens of
 * milliseconds, and a crowd waits seconds at the door to be told that there is no room. So there are several, among
 * which the kernel spreads the crowd.
 */
const DOORS = 16;

/**
 * Listens on `port`. More than one door shares it only where the kernel spreads what comes; the caller has seen to it
 * that nobody else listens there, which sharing would hide.
 * @returns all doors, `server` first; closing it alone does not close the others
 */
export async function listenOnSharedPort(
  server: HttpServer,
  { port, host }: { port: number; host: string | undefined },
): Promise<Server[]> {
  const isShared = process.platform === 'linux';
  const sides = Array.from({ length: isShared ? DOORS - 1 : 0 }, () =>
    // As an HTTP server listens itself.
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
