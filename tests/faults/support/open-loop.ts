import { Agent, request } from 'node:http';

/** `error`: why there was no answer (status 0). */
export type Shot = { status: number; ms: number; endedAt: number; error?: string };

/** Asks over connections that stay open, with as little of the machine as can be. */
export function shooter(url: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'lifo' });
  const shoot = (body: string): Promise<Shot> =>
    new Promise((resolve) => {
      const started = performance.now();
      const done = (status: number, error?: string) => {
        const now = performance.now();
        resolve({ status, ms: now - started, endedAt: now, ...(error ? { error } : {}) });
      };
      const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        done(0, `${error.code} on ${asked.reusedSocket ? 'an old' : 'a new'} connection`);
      });
      asked.end(body);
    });
  return { shoot, close: () => agent.destroy() };
}

/** So many callers, each of whom asks again when answered: as much as there is to get. */
export async function closedLoop(callers: number, ms: number, shoot: () => Promise<Shot>): Promise<Shot[]> {
  const until = performance.now() + ms;
  const shots: Shot[] = [];
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) shots.push(await shoot());
    }),
  );
  return shots;
}

/**
 * So many a second, whether or not the ones before have been answered: as people come. Goes on for `ms` after the first
 * who is turned away (the server is full then), but no longer than `patienceMs` in all.
 * @returns all answers, each timed from when it was due to be asked, and when the server was full (at the end, if it never was)
 */
export async function openLoop(
  perSecond: number,
  { ms, patienceMs }: { ms: number; patienceMs: number },
  shoot: () => Promise<Shot>,
): Promise<{ shots: Shot[]; fullFrom: number; fullUntil: number }> {
  const started = performance.now();
  const running: Promise<Shot>[] = [];
  let fullFrom: number | undefined;
  const watched = async (due: number) => {
    const shot = await shoot();
    if (shot.status !== 201) fullFrom ??= shot.endedAt;
    return { ...shot, ms: shot.endedAt - due };
  };
  let now = started;
  for (; now < Math.min(started + patienceMs, (fullFrom ?? now + 1) + ms); now = performance.now()) {
    for (;;) {
      const due = started + (running.length * 1000) / perSecond;
      if (due > now) break;
      running.push(watched(due));
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { shots: await Promise.all(running), fullFrom: fullFrom ?? now, fullUntil: now };
}

export const percentile = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
