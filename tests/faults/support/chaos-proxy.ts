import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a fault hits: every connection, or only those whose request contains `when` (a path, a piece of SQL). */
type Aim = {
  when?: string;
  /** How often it strikes; without it, until `pass()`. */
  times?: number;
};

type Fault = Aim &
  (
    | { kind: 'refuse' }
    | { kind: 'delay'; ms: number }
    /** Bytes of either direction stay in the cable until it is mended. */
    | { kind: 'black-hole' }
    /** After so many bytes of the answer both ends see a reset. */
    | { kind: 'cut'; afterBytes: number }
    /** The request (or the answer) is kept back for good: the moment to kill a process. */
    | { kind: 'catch'; what: 'request' | 'answer'; caught: () => void }
  );

type Kind = Fault['kind'];

export type ChaosProxy = {
  port: number;
  url: string;
  /** Where it leads from now on. */
  leadTo(target: { host?: string; port: number }): void;
  pass(): void;
  refuse(aim?: Aim): void;
  delay(ms: number, aim?: Aim): void;
  blackHole(aim?: Aim): void;
  cut(aim?: Aim & { afterBytes?: number }): void;
  /** Keeps back the first matching request or answer. @returns when it has */
  catch(what: 'request' | 'answer', when: string): Promise<void>;
  /** How often each kind of fault has struck since the last `pass()`. */
  struck(kind: Kind): number;
  close(): Promise<void>;
};

/** A cable between the app and a server, on which a test can play the bad day. */
export async function startChaosProxy(): Promise<ChaosProxy> {
  let target: { host?: string; port: number } | undefined;
  let fault: (Fault & { left: number }) | undefined;
  const struck: Partial<Record<Kind, number>> = {};
  const cables = new Set<ReturnType<typeof layCable>>();

  function order(next: Fault): void {
    fault = { ...next, left: next.times ?? Number.POSITIVE_INFINITY };
    if (next.kind === 'refuse' && !next.when) for (const cable of cables) cable.reset();
  }
  function strike(kind: Kind): boolean {
    if (!fault || fault.left <= 0) return false;
    fault.left -= 1;
    struck[kind] = (struck[kind] ?? 0) + 1;
    return true;
  }

  function layCable(near: Socket) {
    const far = connect(target?.port ?? 0, target?.host ?? '127.0.0.1');
    /** Bytes that wait in the cable, oldest first. */
    let waiting: (() => void)[] = [];
    let stuck = false;
    let cutAfter: number | undefined;
    let late = Promise.resolve();
    const ends = [near, far];
    for (const end of ends) end.on('error', () => {}).setNoDelay(true);
    // While the cable is a hole, neither end hears that the other has hung up.
    const hangUp = (other: Socket) => (stuck ? waiting.push(() => other.destroy()) : other.destroy());
    near.on('close', () => hangUp(far));
    far.on('close', () => hangUp(near));

    const cable = {
      reset() {
        for (const end of ends) end.resetAndDestroy();
      },
      mend() {
        stuck = false;
        cutAfter = undefined;
        const queue = waiting;
        waiting = [];
        for (const pass of queue) pass();
      },
    };
    near.on('data', (bytes) => {
      const forward = () => far.write(bytes);
      if (stuck) return void waiting.push(forward);
      const current = fault;
      const aimed = current && (!current.when || bytes.includes(current.when));
      if (!aimed || !strike(current.kind)) {
        // Whatever was delayed before stays before.
        late = late.then(() => void forward());
        return;
      }
      switch (current.kind) {
        case 'refuse':
          return cable.reset();
        case 'delay': {
          // From its own arrival: what was sent together arrives together.
          const due = sleep(current.ms);
          late = late.then(() => due).then(() => void forward());
          return;
        }
        case 'black-hole':
          stuck = true;
          waiting.push(forward);
          return;
        case 'cut':
          cutAfter = current.afterBytes;
          far.write(bytes);
          return;
        case 'catch':
          stuck = true;
          if (current.what === 'request') return current.caught();
          far.write(bytes);
          far.once('data', current.caught);
      }
    });
    far.on('data', (bytes) => {
      if (stuck) return void waiting.push(() => near.write(bytes));
      if (cutAfter === undefined) return void near.write(bytes);
      const rest = cutAfter - bytes.length;
      if (rest >= 0) {
        cutAfter = rest;
        near.write(bytes);
        return;
      }
      near.write(bytes.subarray(0, cutAfter), () => cable.reset());
    });
    cables.add(cable);
    near.once('close', () => !stuck && cables.delete(cable));
    return cable;
  }

  const server = createServer((near) => {
    if (fault?.kind === 'refuse' && !fault.when && strike('refuse')) near.resetAndDestroy();
    else layCable(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    leadTo(next) {
      target = next;
    },
    pass() {
      fault = undefined;
      for (const kind of Object.keys(struck) as Kind[]) delete struck[kind];
      for (const cable of [...cables]) cable.mend();
    },
    refuse: (aim) => order({ kind: 'refuse', ...aim }),
    delay: (ms, aim) => order({ kind: 'delay', ms, ...aim }),
    blackHole: (aim) => order({ kind: 'black-hole', ...aim }),
    cut: ({ afterBytes = 0, ...aim } = {}) => order({ kind: 'cut', afterBytes, ...aim }),
    catch: (what, when) => new Promise((caught) => order({ kind: 'catch', what, when, times: 1, caught })),
    struck: (kind) => struck[kind] ?? 0,
    async close() {
      for (const cable of cables) cable.reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
