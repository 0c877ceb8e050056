/**
 * What a process of the built app holds after thousands of requests of all kinds, eight at a time: resident memory and CPU a
 * request, as `npm start` runs it and with V8's own limit for young objects on a large machine, in one run.
 * Goal: at most 450 MB, at the same CPU.
 */
import { readFileSync } from 'node:fs';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { cpuMsOf } from './cpu';

const REQUESTS = 4_000;
const AT_ONCE = 8;

const stop = await startTestPostgres({ measured: true });
try {
  const reference = await measure({ NODE_OPTIONS: '--max-semi-space-size=64' });
  const ours = await measure();
  console.log(
    `memory: ${ours.idleMb} MB at the start, ${ours.halfMb} MB after ${REQUESTS / 2} requests, ${ours.fullMb} MB after ${REQUESTS} (goal ≤ 450), ${ours.cpuMs.toFixed(2)} ms CPU a request; with young objects up to 64 MB ${reference.fullMb} MB and ${reference.cpuMs.toFixed(2)} ms`,
  );
} finally {
  await stop();
}

async function measure(overrides: Record<string, string> = {}) {
  const app = await startApp({
    QSTASH_URL: 'http://127.0.0.1:9',
    RATE_LIMIT_API_KEY_PER_MINUTE: '100000000',
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000000',
    ...overrides,
  });
  try {
    const asks = await everyKind(app);
    const idleMb = residentMb(app.pid());
    const before = cpuMsOf(app.pid());
    const run = async (times: number) => {
      let next = 0;
      const ask = async () => {
        for (let at = next++; at < times; at = next++) {
          const response = await asks[at % asks.length]?.();
          await response?.arrayBuffer();
          if ((response?.status ?? 500) >= 500) throw new Error(`${response?.url}: ${response?.status}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, ask));
      return residentMb(app.pid());
    };
    const halfMb = await run(REQUESTS / 2);
    const fullMb = await run(REQUESTS / 2);
    return { idleMb, halfMb, fullMb, cpuMs: (cpuMsOf(app.pid()) - before) / REQUESTS };
  } finally {
    await app.close();
  }
}

async function everyKind({ url, ...app }: TestApp): Promise<(() => Promise<Response>)[]> {
  const cookie = await sessionCookie({ url, ...app }, 'owner@bella-weddings.test');
  const headers = { authorization: 'Bearer sk_demo_bella', 'content-type': 'application/json' };
  const page = (path: string) => () => fetch(url + path);
  const office = (path: string) => () => fetch(url + path, { headers: { cookie } });
  const api = (path: string) => () => fetch(`${url}/api/v1/${path}`, { headers });
  const post = (path: string, body: () => object) => () =>
    fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body()) });
  const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const month = `from=${daysAhead(30)}&to=${daysAhead(60)}`;
  let day = 0;
  return [
    ...['/', '/t/bella-weddings', '/t/serene-spa', '/t/bella-weddings/p/elopement', '/sign-in'].map(page),
    ...['/t/bella-weddings/book/elopement', '/health'].map(page),
    () => fetch(`${url}/nothing-${day++}`),
    ...['packages', `availability/dates?package=elopement&${month}`, 'bookings?limit=50'].map(api),
    ...['/admin', '/admin/bookings', '/admin/calendar', '/admin/packages', '/admin/site'].map(office),
    post('quotes', () => ({ package: 'elopement', date: daysAhead(90) })),
    // After the horizon it is refused, which is work as well.
    post('bookings', () => ({
      package: 'elopement',
      date: daysAhead(30 + day++),
      customer: { name: 'Bench', email: 'bench@example.com' },
    })),
  ];
}

function residentMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1]) / 1024);
}
