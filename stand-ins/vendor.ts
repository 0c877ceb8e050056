import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudRequest, Handler, Reply } from './http';

export type VendorName = 'stripe' | 'qstash' | 'postmark' | 'hibp' | 's3' | 'google' | 'assistant';

/** A fault that a test injects (POST /switch). Without `status`, `blackhole`, `reset` or `cut` it only delays. */
export type Fault = {
  /** Matches part of the path; absent: every call. */
  path?: string;
  method?: string;
  status?: number;
  /** The vendor's own error code in the body that comes with `status`. */
  code?: number | string;
  /** How many calls it affects; absent: all until it is cleared. */
  times?: number;
  delayMs?: number;
  /** Never answers: the caller's own timeout has to end the call. */
  blackhole?: boolean;
  reset?: boolean;
  /** Sends half of the answer's body, then tears the connection. */
  cut?: boolean;
  /**
   * `false`: the error isn't the vendor's own but a proxy's, so it isn't stored under the idempotency key, as Stripe
   * stores all of its own errors.
   */
  kept?: boolean;
  /** The call takes effect and only its response is lost: the case that idempotency keys solve. */
  after?: boolean;
};

export type Call = {
  method: string;
  path: string;
  status: number | null;
  at: number;
  idempotencyKey?: string;
};

const keptCalls = 2000;

/** Wraps a vendor's API with a call log and fault injection. */
export class Vendor {
  faults: Fault[] = [];
  calls: Call[] = [];
  counts: Record<string, number> = {};

  constructor(
    readonly name: VendorName,
    readonly errorBody: (status: number, code?: number | string) => unknown,
    readonly inner: Handler,
    /** Pages for people are not API calls: neither counted nor broken. */
    readonly isPage: (request: CloudRequest) => boolean = () => false,
    /** Called with each injected error, so that the vendor can store it. */
    readonly keep: (request: CloudRequest, status: number, body: string) => void = () => {},
  ) {}

  clear(): void {
    this.faults = [];
    this.calls = [];
    this.counts = {};
  }

  handle = async (request: CloudRequest): Promise<Reply> => {
    if (this.isPage(request)) return this.inner(request);
    const fault = this.#take(request);
    let reply: Reply;
    if (!fault) reply = await this.inner(request);
    else {
      const done = fault.after ? await this.inner(request) : undefined;
      if (fault.delayMs) await sleep(fault.delayMs);
      reply = this.#broken(fault, request) ?? done ?? (await this.inner(request));
      if (fault.cut && !('drop' in reply)) reply = { ...reply, cut: true };
    }
    this.#record(request, reply);
    return reply;
  };

  #take(request: CloudRequest): Fault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        (candidate.times ?? 1) > 0 &&
        (!candidate.method || candidate.method === request.method) &&
        (!candidate.path || request.raw.includes(candidate.path)),
    );
    if (fault?.times !== undefined) fault.times -= 1;
    return fault;
  }

  #broken(fault: Fault, request: CloudRequest): Reply | undefined {
    if (fault.blackhole) return { drop: 'hang' };
    if (fault.reset) return { drop: 'reset' };
    if (!fault.status) return undefined;
    const error = this.errorBody(fault.status, fault.code);
    const body = typeof error === 'string' ? error : JSON.stringify(error);
    if (fault.kept !== false) this.keep(request, fault.status, body);
    return {
      status: fault.status,
      headers: {
        'content-type': 'application/json',
        ...(fault.status === 429 ? { 'retry-after': '1' } : {}),
      },
      body,
    };
  }

  #record(request: CloudRequest, reply: Reply): void {
    const key = request.headers['idempotency-key'];
    this.calls.push({
      method: request.method,
      path: request.path,
      status: 'drop' in reply ? null : reply.status,
      at: Date.now(),
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    });
    if (this.calls.length > keptCalls) this.calls.shift();
    const name = `${request.method} ${request.path.replace(/\/[a-z]+_[A-Za-z0-9_]+/g, '/:id')}`;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}
