/**
 * What the office's lists weigh as they are sent: bookings and customers at their fifty rows, Today and the week with eighty
 * bookings of one day. Targets: at most 120 kB of HTML each.
 */
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';

const pages = ['/admin/bookings', '/admin/customers', '/admin', '/admin/calendar'];
const kB = (bytes: number) => (bytes / 1000).toFixed(0);

const stop = await startTestPostgres({ measured: true });
const app = await startApp();
try {
  await fill();
  const cookie = await sessionCookie(app, 'owner@serene-spa.test');
  for (const path of pages) {
    const answer = await fetch(app.url + path, { headers: { cookie } });
    const html = await answer.text();
    // The data of the framework, from which a browser draws the page again.
    const drawn = html.indexOf('self.__next_f.push([1');
    const rows = html.split('/admin/customers/').length + html.split('href="/admin/bookings/').length - 2;
    console.log(
      `${path}: ${kB(html.length)} kB (target ≤ 120), of it ${kB(html.length - drawn)} kB data; ${kB(gzipSync(html).length)} kB gzipped; ${rows} links to rows`,
    );
  }
} finally {
  await app.close();
  await stop();
}

/** Eighty bookings of one afternoon, and as many customers, copied from those of the demo. */
async function fill(): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(`
    CREATE TEMP TABLE model AS SELECT b.* FROM "Booking" b JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE t."slug" = 'serene-spa' AND b."status" = 'CONFIRMED' ORDER BY b."startTime" DESC LIMIT 1;
    CREATE TEMP TABLE person AS SELECT c.* FROM "Customer" c JOIN model m ON m."customerId" = c."id";
    INSERT INTO "Customer" SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'email', 'guest.number.' || n || '@example.test', 'name', 'Somebody Else-' || n))).*
      FROM person, "Customer" c, generate_series(1, 80) n WHERE c."id" = person."id";
    INSERT INTO "Booking" SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
      'reference', 'AB' || 1000 + n, 'contactName', 'Somebody Else-' || n, 'date', d, 'endDate', d,
      'startTime', d + time '12:00', 'endTime', d + time '13:00'))).*
      FROM model, "Booking" b, generate_series(1, 80) n,
      (SELECT (now() AT TIME ZONE 'Europe/London')::date AS d) today WHERE b."id" = model."id"`);
  await owner.end();
}
