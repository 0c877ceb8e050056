import type { IncomingMessage, ServerResponse } from 'node:http';
import { createConcurrencyLimit } from '../lib/http/limits/concurrency-limit.ts';

/** Timeout for a body after its headers; for a file, as long as its address is good (lib/usecases/files/announce.ts). */
const BODY_MS = 10_000;
export const FILE_BODY_MS = 300_000;
/** Concurrency limit of bodies that are waited for; the stream buffers 64 kB of each at most. */
const MOST_WAITED_FOR = 500;
/**
 * Concurrency limit of larger bodies: those arrive while the request is being worked on, so a slow one occupies a place
 * there.
 */
const MOST_LARGE = 20;

type Ways = {
  /** The body has arrived, or as much of it as is buffered. */
  go: () => void;
  tooSlow: () => void;
  tooMany: () => void;
};

/**
 * Holds a request back until its body has arrived: slow senders (a byte a second, slowloris) would otherwise occupy the
 * places of the concurrency limit, and a few dozen of them all of it. A request without a body, or whose body came with
 * its headers, proceeds in the same turn of the event loop.
 */
export function createBodyArrival(bodyMs = BODY_MS) {
  const waitedFor = createConcurrencyLimit(MOST_WAITED_FOR);
  const large = createConcurrencyLimit(MOST_LARGE);

  return function whenArrived(request: IncomingMessage, response: ServerResponse, ways: Ways): void {
    if (!hasBody(request)) {
      ways.go();
      return;
    }
    const push = request.push;
    let isOutside = true;
    let leave: (() => void) | null = null;

    const over = () => {
      clearTimeout(limit);
      request.push = push;
      isOutside = false;
      leave?.();
    };
    const refuse = (say: () => void) => {
      over();
      // The rest of the body must not be read as the next request.
      response.setHeader('connection', 'close');
      say();
    };
    const limit = setTimeout(() => {
      if (isOutside) refuse(ways.tooSlow);
      else {
        // Already being read: to the reader this looks like a sender that disconnected.
        over();
        request.destroy();
      }
    }, bodyMs);
    response.once('close', over);

    // The HTTP parser delivers the body through `push`. A listener would start reading, which is for whoever handles
    // the request.
    request.push = (chunk, encoding) => {
      const hasRoom = push.call(request, chunk, encoding);
      if (request.complete) {
        const goes = isOutside;
        over();
        if (goes) ways.go();
      } else if (!hasRoom && isOutside) goWithTheRestToCome();
      return hasRoom;
    };
    const goWithTheRestToCome = () => {
      leave?.();
      leave = large.enter();
      isOutside = false;
      if (leave) ways.go();
      else refuse(ways.tooMany);
    };
    setImmediate(() => {
      if (!isOutside) return;
      leave = waitedFor.enter();
      if (!leave) refuse(ways.tooMany);
    });
  };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
