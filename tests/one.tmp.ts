import { chromium } from '@playwright/test';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
const c = await browser.newContext({ baseURL: 'http://127.0.0.1:4600' }); const p = await c.newPage();
await p.goto('/sign-in'); await p.waitForLoadState('networkidle'); await p.getByLabel('E-mail').fill('owner@serene-spa.test'); await p.getByLabel('Password').fill('demo-Passw0rd'); await p.getByRole('button', { name: 'Sign in', exact: true }).click(); await p.waitForURL(/admin/);
for (const path of ['/admin/bookings?when=all', '/admin/customers']) {
const t = (await (await c.request.get(path)).body()).toString();
const i = t.indexOf('<tbody'); console.log(t.slice(i, i + 2200)); console.log('html tbody', t.indexOf('</tbody>') - i, 'total', t.length, 'before', i); const k = t.lastIndexOf('packageName') ; console.log(t.slice(k - 700, k + 300)); }
await browser.close();
