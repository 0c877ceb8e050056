import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether `port` of `host` (every address when absent) is free. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Workers of one test run choose ports at the same time: each has its own range. */
const EACH = 1_500;
const first = 20_000 + EACH * (Number(process.env.VITEST_POOL_ID ?? 0) % 8);

/**
 * @returns `wanted` when it is free on the loopback address, else a free port. The caller binds it later, so it is
 * chosen below the ephemeral ports that systems give to outgoing connections (from 32768 on): nothing takes it by
 * chance in between.
 */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await isFree(wanted, '127.0.0.1'))) return wanted;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = first + randomInt(EACH);
    if (await isFree(port, '127.0.0.1')) return port;
  }
  throw new Error('There is no free port.');
}
