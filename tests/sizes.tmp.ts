import { chromium } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
const base = 'http://127.0.0.1:4600';
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
const c = await browser.newContext({ baseURL: base }); const p = await c.newPage();
await p.goto('/sign-in'); await p.waitForLoadState('networkidle'); await p.getByLabel('E-mail').fill('owner@serene-spa.test'); await p.getByLabel('Password').fill('demo-Passw0rd'); await p.getByRole('button', { name: 'Sign in', exact: true }).click(); await p.waitForURL(/admin/);
for (const path of ['/admin', '/admin/bookings?when=all', '/admin/customers', '/admin/calendar', '/admin/money', '/admin/packages', '/admin/files', '/admin/people']) {
  const r = await c.request.get(path); const t = await r.body(); const rows = (t.toString().match(/<tr/g) ?? []).length; console.log(path, r.status(), Math.round(t.length / 1000) + ' kB', 'gz', Math.round(gzipSync(t).length / 1000), 'rows', rows);
}
await browser.close();
