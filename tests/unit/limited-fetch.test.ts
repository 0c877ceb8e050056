import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '@/lib/integrations/vendors';
import { limitedFetch } from '@/lib/limited-fetch';
import { root } from '@/scripts/paths';

let silent: Server;
let address: string;
beforeAll(async () => {
  silent = createServer((request, response) => {
    // Headers at once, and then never a body: the limit counts to the end of the answer.
    if (request.url === '/half') response.writeHead(200).write('{');
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

describe('limitedFetch', () => {
  it('gives up on a server that never answers', async () => {
    const started = performance.now();
    await expect(limitedFetch(address, {}, 150)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('gives up on one that answers half', async () => {
    const response = await limitedFetch(`${address}/half`, {}, 150);
    await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('still ends when its caller says so', async () => {
    const stop = new AbortController();
    const asked = limitedFetch(address, { signal: stop.signal }, 60_000);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('another way out of the process', () => {
  const planted = {
    'lib/integrations/postmark/planted.ts': `export const ask = () => fetch('https://example.com');\n`,
    'components/booking/planted.tsx': `export const ask = () => fetch('/api/v1/packages');\n`,
    'app/planted.ts': `export const open = () => new EventSource('/feed');\n`,
    'scripts/planted.ts': `export const open = () => new WebSocket('ws://localhost');\n`,
    'app/fine.ts': `import { limitedFetch } from '@/lib/limited-fetch';\n\nexport const ask = () => limitedFetch('/x');\n`,
  };

  it('is refused by the lint, in every room', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mais-lint-'));
    const { vcs: _, ...rules } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
    for (const [path, code] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    const found = Object.keys(planted).filter((path) =>
      new RegExp(`noRestrictedGlobals[^]*?${path}|${path}[^]*?noRestrictedGlobals`).test(stdout),
    );
    expect(stdout.match(/noRestrictedGlobals/g)).toHaveLength(4);
    expect(found).not.toContain('app/fine.ts');
  });
});

it('waits for each vendor no longer than was promised', () => {
  const limits = Object.fromEntries(Object.entries(vendors).map(([name, { limitMs }]) => [name, limitMs]));
  expect(limits).toMatchObject({ qstash: 5_000, postmark: 10_000, google: 5_000 });
  expect(limits.stripe).toBeLessThanOrEqual(10_000);
  // Well under the 5 s that connecting and a command may take.
  expect(limits.redis).toBeLessThanOrEqual(500);
});
