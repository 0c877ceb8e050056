import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockMs } from '@/lib/http/api/idempotency';
import { root } from '@/scripts/paths';
import { readOutput } from '@/scripts/vercel/output';
import { summarize } from '@/scripts/vercel/summary';
import { addressOf } from '@/tests/integration/api/server-actions';
import { built } from '@/tests/support/build';

/** What Vercel's own build makes of the app. */
const output = readOutput(built);
const summary = summarize(output);
const settings = JSON.parse(readFileSync(join(root, 'vercel.json'), 'utf8'));

/**
 * Where an upload is finished, by the office and by a program: these need sharp. So do the assistants' as they are traced:
 * tools are made from all operations.
 */
const makePictures = new Set(
  ['admin/files', 'api/v1/files/[id]/finish', 'api/assistant', 'api/visits/[tenant]'].map(
    (path) => summary.addresses[path],
  ),
);

describe('the functions', () => {
  it('answer at every address of the app', () => {
    const sources = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' });
    const addresses = sources
      .filter((name) => /(^|\/)(page|route)\.tsx?$/.test(name))
      .map((name) => addressOf(`app/${name.replace(/\.tsx?$/, '')}`).slice(1) || 'index');
    expect(addresses.length).toBeGreaterThan(60);
    expect(addresses.filter((address) => !summary.addresses[address])).toEqual([]);
  });

  it('are few and small: under 30 MB each, of the 250 that Vercel takes, and 20 more where pictures are made', () => {
    for (const made of summary.functions) {
      expect(made.bytes, made.name).toBeGreaterThan(1e6);
      expect(made.bytes, made.name).toBeLessThan(makePictures.has(made) ? 50e6 : 30e6);
    }
    expect(summary.functions.length).toBeLessThan(12);
  });

  it('hold what must be built for a machine only where pictures are made, and of the checkout only what names the variables', () => {
    for (const made of summary.functions) {
      const { name, kinds, unbuilt } = made;
      const { node = 0, wasm, sql } = kinds;
      expect({ name, hasSharp: node > 0, wasm, sql }).toEqual({ name, hasSharp: makePictures.has(made) });
      expect([name, unbuilt.filter((file) => file !== '.env.example')]).toEqual([name, []]);
    }
  });

  it('know the migrations of the folder', () => {
    const folders = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true });
    const names = folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
    expect(summary.knownMigrations).toEqual(names);
  });

  it('end a request of people and of the API before its key counts as cut off, and machines’ as the settings say', () => {
    const seconds = (address: string) => summary.addresses[address]?.maxDuration;
    expect(seconds('api/jobs/[name]')).toBe(60);
    expect(seconds('api/cron/[task]')).toBe(60);
    expect(seconds('api/webhooks/stripe')).toBe(15);
    // An answer of a minute, and what it used; these take no key.
    expect(seconds('api/assistant')).toBe(75);
    expect(seconds('api/visits/[tenant]')).toBe(75);
    for (const [address, { maxDuration }] of Object.entries(summary.addresses)) {
      if (/^api\/(jobs|cron|visits)\/|^api\/assistant$|^_/.test(address)) continue;
      expect([address, (maxDuration ?? 300) * 1000 < lockMs]).toEqual([address, true]);
    }
  });
});

describe('the settings', () => {
  it('schedule what vercel.json lists, each at a function of its own time limit', () => {
    expect(summary.crons).toEqual(settings.crons);
    expect(summary.crons.length).toBeGreaterThan(4);
  });

  it('let pictures be made of ours only', () => {
    const [pictures] = output.config.images.localPatterns.map(({ pathname }) => new RegExp(pathname));
    expect(pictures?.test('/pictures/salon/cut.webp')).toBe(true);
    expect(pictures?.test('/api/v1/packages')).toBe(false);
    expect(output.config.images).toMatchObject({
      domains: [],
      remotePatterns: [],
      dangerouslyAllowSVG: false,
    });
  });
});
