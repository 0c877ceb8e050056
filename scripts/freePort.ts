import { createServer } from 'node:net';

/** Whether nobody listens on `port` of `host` (every address when it is left out). */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** @returns `wanted` when it is free on the loopback address, else a free port of the system's choice */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await isFree(wanted, '127.0.0.1'))) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
