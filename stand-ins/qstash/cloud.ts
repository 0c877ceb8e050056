import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { newId } from '../ids';
import type { Settings } from '../settings';
import { callbackOf } from './callback';
import { type Answer, send } from './delivery';
import type { DeadLetter, Message } from './message';
import { Refusal } from './refusal';
import { retryDelayMs } from './retry-delay';
import { runSchedule, type Schedule } from './schedule';

export type Sent = { messageId: string; url: string; status: number | null; retried: number; at: number };

const rememberedMs = 90 * 86_400_000;

/** The state of the stand-in for QStash, and the delivery of due messages. */
export class QstashCloud {
  messages = new Map<string, Message>();
  dlq: DeadLetter[] = [];
  schedules = new Map<string, Schedule>();
  seen = new Map<string, { messageId: string; at: number }>();
  signWith: 'current' | 'next' = 'current';
  /** Overrides every retry delay, so that tests needn't wait. */
  retryMs: number | null = null;
  readonly log: Sent[] = [];
  #holding = false;
  #held: string[] = [];
  #running = new Map<string, number>();
  #waiting = new Map<string, string[]>();
  #stop = new AbortController();

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly touch: () => void,
  ) {}

  publish(
    message: Message,
    deduplicationId?: string,
    byContent = false,
  ): { messageId: string; deduplicated?: true } {
    const key = deduplicationId ?? (byContent ? contentKey(message) : undefined);
    const former = key === undefined ? undefined : this.seen.get(key);
    if (former && this.clock.now() - former.at < rememberedMs) {
      return { messageId: former.messageId, deduplicated: true };
    }
    if (key !== undefined) this.seen.set(key, { messageId: message.messageId, at: this.clock.now() });
    this.messages.set(message.messageId, message);
    this.#plan(message);
    this.touch();
    return { messageId: message.messageId };
  }

  cancel(id: string): boolean {
    this.#held = this.#held.filter((held) => held !== id);
    const found = this.messages.delete(id);
    this.touch();
    return found;
  }

  #plan(message: Message): void {
    this.clock.at(message.notBefore, () => this.#due(message.messageId));
  }

  #due(id: string): void {
    const message = this.messages.get(id);
    if (!message) return;
    if (this.#holding) this.#held.push(id);
    else void this.#start(message);
  }

  async #start(message: Message): Promise<void> {
    const { flowControlKey: key, parallelism } = message;
    if (key === null || parallelism === null) {
      await this.#deliver(message);
      return;
    }
    if ((this.#running.get(key) ?? 0) >= parallelism) {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), message.messageId]);
      return;
    }
    this.#running.set(key, (this.#running.get(key) ?? 0) + 1);
    await this.#deliver(message);
    this.#running.set(key, (this.#running.get(key) ?? 1) - 1);
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    // Messages that exceed the parallelism queue again, in their order.
    for (const id of waiting) this.#due(id);
  }

  async #deliver(message: Message): Promise<Sent> {
    const { secrets } = this.settings;
    const key = this.signWith === 'next' ? secrets.qstashNextSigningKey : secrets.qstashCurrentSigningKey;
    const result = await send(message, key, this.clock.signedAt(), this.#stop.signal);
    const sent: Sent = {
      messageId: message.messageId,
      url: message.url,
      status: result.reached ? result.status : null,
      retried: message.retried,
      at: Date.now(),
    };
    if (this.#stop.signal.aborted) return sent;
    this.log.push(sent);
    if (this.log.length > 2000) this.log.shift();
    // Cancelled during its delivery: no retry, no dead letter.
    if (!this.messages.has(message.messageId)) return sent;
    const fine = result.status >= 200 && result.status < 300;
    if (message.callback) this.#callBack(message, message.callback, result);
    if (fine) this.messages.delete(message.messageId);
    else if (result.nonRetryable || message.retried >= message.maxRetries) this.#bury(message, result);
    else {
      const wait = this.retryMs ?? result.retryAfterMs ?? retryDelayMs(message.retryDelay, message.retried);
      message.retried += 1;
      message.notBefore = this.clock.now() + wait;
      this.#plan(message);
    }
    this.touch();
    return sent;
  }

  #bury(message: Message, result: Answer): void {
    this.messages.delete(message.messageId);
    const letter: DeadLetter = {
      dlqId: `${this.clock.now()}-${this.dlq.length}`,
      message,
      responseStatus: result.status,
      responseHeader: result.header,
      responseBody: result.body,
    };
    this.dlq.push(letter);
    if (message.failureCallback) this.#callBack(message, message.failureCallback, result, letter.dlqId);
  }

  #callBack(message: Message, url: string, result: Answer, dlqId?: string): void {
    this.publish(callbackOf(message, url, result, this.clock.now(), dlqId));
  }

  /** Retries a dead letter as a new message with a new id. */
  revive(dlqId: string): { messageId: string } {
    const letter = this.dlq.find((one) => one.dlqId === dlqId);
    if (!letter) throw new Refusal(404, `message ${dlqId} not found in dlq`);
    this.dlq = this.dlq.filter((one) => one !== letter);
    return this.publish({
      ...letter.message,
      messageId: newId('msg', 40),
      retried: 0,
      notBefore: this.clock.now(),
    });
  }

  addSchedule(schedule: Schedule): void {
    // False once it is deleted or replaced by one with the same id, which runs on its own.
    const stands = () => this.schedules.get(schedule.scheduleId) === schedule;
    runSchedule(schedule, this.clock, stands, () => this.#fire(schedule));
    this.schedules.set(schedule.scheduleId, schedule);
    this.touch();
  }

  #fire(schedule: Schedule): void {
    const now = this.clock.now();
    this.publish({
      ...schedule.template,
      messageId: newId('msg', 40),
      scheduleId: schedule.scheduleId,
      createdAt: now,
      notBefore: now,
    });
  }

  hold(on: boolean): void {
    this.#holding = on;
  }

  held(): string[] {
    return [...this.#held];
  }

  /** Delivers held messages in the order given, one after another. */
  async release(ids: string[] = this.#held): Promise<Sent[]> {
    const results: Sent[] = [];
    for (const id of [...ids]) {
      this.#held = this.#held.filter((held) => held !== id);
      const message = this.messages.get(id);
      if (message) results.push(await this.#deliver(message));
    }
    return results;
  }

  dump() {
    return {
      messages: [...this.messages.values()],
      dlq: this.dlq,
      schedules: [...this.schedules.values()],
      seen: [...this.seen],
    };
  }

  load(saved: ReturnType<QstashCloud['dump']>): void {
    this.dlq = saved.dlq;
    this.seen = new Map(saved.seen);
    for (const schedule of saved.schedules) this.addSchedule(schedule);
    for (const message of saved.messages) {
      this.messages.set(message.messageId, message);
      this.#plan(message);
    }
  }

  clear(): void {
    this.messages.clear();
    this.schedules.clear();
    this.seen.clear();
    this.dlq = [];
    this.#held = [];
    this.#holding = false;
    this.#waiting.clear();
    this.log.length = 0;
    this.signWith = 'current';
    this.retryMs = null;
  }

  stop(): void {
    this.#stop.abort();
  }
}

function contentKey(message: Message): string {
  return createHash('sha256').update(`${message.method} ${message.url}\n${message.body}`).digest('hex');
}
