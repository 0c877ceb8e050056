import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGate } from '../lib/http/limits/concurrency-limit.ts';

/** All of a body has to be there so soon after its headers. */
const BODY_MS = 10_000;
/** Bodies that are waited for at once; of each, the stream keeps 64 kB at most. */
const MOST_WAITED_FOR = 500;
/** What is larger than that comes in while it is worked on, so a slow one holds a place there: no more than these. */
const MOST_LARGE = 20;

type Ways = {
  /** The body is there, or as much of it as is kept beforehand. */
  go: () => void;
  tooSlow: () => void;
  tooMany: () => void;
};

/**
 * Keeps a request outside until its body has arrived: whoever sends a byte a second would otherwise hold a place among
 * those who are worked on, and a few dozen of them would hold all. A request without a body, or whose body comes with
 * its headers, goes on in the same turn.
 */
export function createBodyArrival() {
  const waitedFor = createGate(MOST_WAITED_FOR);
  const large = createGate(MOST_LARGE);

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
      // What may still come is nobody's request.
      response.setHeader('connection', 'close');
      say();
    };
    const limit = setTimeout(() => {
      if (isOutside) refuse(ways.tooSlow);
      else {
        // Somebody is reading it: to them the sender has gone.
        over();
        request.destroy();
      }
    }, BODY_MS);
    response.once('close', over);

    // By this the parser hands over what comes. A listener would begin to read, which is for whoever answers.
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
