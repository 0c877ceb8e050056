import { chromium } from '@playwright/test';
import { browserArguments, findBrowser } from '@/scripts/test/browser';
const base = process.argv[2] ?? 'http://127.0.0.1:4600';
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
const only = process.argv[3];
const anonymous: [string, string][] = [
  ['landing', '/'], ['help', '/help'], ['terms', '/terms'], ['imprint', '/imprint'], ['signup', '/sign-up'],
  ['bella', '/t/bella-weddings'], ['serene', '/t/serene-spa'], ['package', '/t/bella-weddings/p/classic-day'], ['book-date', '/t/bella-weddings/book/classic-day'], ['book-time', '/t/serene-spa/book/massage-60'], ['tour', '/t/outback-tours'], ['missing', '/t/bella-weddings/p/nothing'], ['missing2', '/t/bella-weddings/book/nothing'],
];
const office: [string, string][] = [['today', '/admin'], ['bookings', '/admin/bookings'], ['calendar', '/admin/calendar'], ['packages', '/admin/packages'], ['people', '/admin/resources'], ['files', '/admin/files'], ['golive', '/admin/go-live'], ['site', '/admin/site'], ['newpackage', '/admin/packages/new']];
for (const [w, h] of [[390, 844], [1280, 900]] as const) for (const scheme of ['light', 'dark'] as const) {
  if (w === 390 && scheme === 'dark' && !process.env.ALL) continue;
  if (w === 1280 && scheme === 'dark' && !process.env.ALL) continue;
  const c = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, baseURL: base });
  const p = await c.newPage();
  p.on('pageerror', (e) => console.log('PAGEERROR', p.url(), e.message));
  p.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', p.url(), m.text().slice(0, 200)); });
  const take = async (list: [string, string][]) => { for (const [name, path] of list) {
    if (only && !new RegExp(only).test(name)) continue;
    try { const r = await p.goto(path, { waitUntil: 'networkidle', timeout: 20000 }); await p.waitForTimeout(400);
    const over = await p.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await p.screenshot({ path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: !process.env.FOLD }); console.log(name, w, scheme, r?.status(), over ? 'OVERFLOW' : ''); } catch (e) { console.log(name, w, 'FAILED', String(e).slice(0, 120)); } } };
  await take(anonymous);
  await p.goto('/sign-in'); await p.waitForLoadState('networkidle'); await p.getByLabel('E-mail').fill('owner@bella-weddings.test'); await p.getByLabel('Password').fill('demo-Passw0rd'); await p.getByRole('button', { name: 'Sign in', exact: true }).click(); await p.waitForURL(/admin/);
  await take(office);
  await c.close();
}
await browser.close();
