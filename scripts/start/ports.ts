import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port';
import { dataDir } from '../paths';

const wanted = {
  stripePort: 4011,
  qstashPort: 4012,
  postmarkPort: 4013,
  controlPort: 4014,
  googlePort: 4015,
  assistantPort: 4016,
};
type CloudPorts = typeof wanted;

/** The local cloud's ports, the same at every start while they are free: the database contains links to its pages. */
export async function cloudPorts(): Promise<CloudPorts> {
  const file = join(dataDir(), 'ports.json');
  const before: CloudPorts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : wanted;
  const ports = { ...wanted, ...before };
  for (const key of Object.keys(wanted) as (keyof CloudPorts)[]) ports[key] = await freePort(ports[key]);
  writeFileSync(file, JSON.stringify(ports, null, 2), { mode: 0o600 });
  // The file may be older than this restriction.
  chmodSync(file, 0o600);
  return ports;
}
