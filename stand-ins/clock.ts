const longestTimer = 2 ** 31 - 1;

type Alarm = { at: number; ring: () => void };

/**
 * The cloud's own clock: expiries and delays use it, so that a test can advance it by a day (POST /clock) instead of
 * waiting. Signatures use the real time, since their receivers do.
 */
export class Clock {
  #skew = 0;
  #offset = 0;
  #alarms = new Set<Alarm>();
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;
  #stopped = false;

  /** Epoch milliseconds. */
  now(): number {
    return this.signedAt() + this.#offset;
  }

  /** The time that signatures carry, epoch milliseconds: the real one plus the skew, whatever a test has advanced. */
  signedAt(): number {
    return Date.now() + this.#skew;
  }

  /** Epoch seconds, as Stripe writes instants. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Calls `ring` once, at or soon after `at` (epoch milliseconds). @returns a function that cancels it */
  at(at: number, ring: () => void): () => void {
    const alarm = { at, ring };
    this.#alarms.add(alarm);
    // Thousands of sessions may be open: the timer is only set again for an alarm before all others.
    if (at < this.#armedFor) this.#arm();
    return () => this.#alarms.delete(alarm);
  }

  advance(ms: number): void {
    this.#offset += ms;
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#alarms.clear();
    clearTimeout(this.#timer);
  }

  /** Sets the clock skew of the vendors, in milliseconds. */
  skew(ms: number): void {
    this.#skew = ms;
    this.#arm();
  }

  clear(): void {
    this.#offset = 0;
    this.#skew = 0;
    this.#alarms.clear();
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#armedFor = Number.POSITIVE_INFINITY;
    if (this.#stopped || this.#alarms.size === 0) return;
    for (const alarm of this.#alarms) this.#armedFor = Math.min(this.#armedFor, alarm.at);
    const wait = Math.min(Math.max(0, this.#armedFor - this.now()), longestTimer);
    this.#timer = setTimeout(() => this.#ring(), wait);
  }

  #ring(): void {
    const now = this.now();
    const due = [...this.#alarms].filter((alarm) => alarm.at <= now).sort((a, b) => a.at - b.at);
    for (const alarm of due) {
      if (this.#alarms.delete(alarm)) alarm.ring();
    }
    this.#arm();
  }
}
