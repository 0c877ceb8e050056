import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { checkPassword } from '@/lib/http/auth/check-password';
import { clientAddress } from '@/lib/http/limits/visitor';
import { safePath } from '@/lib/http/pages/page-path';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment({ DATABASE_URL: database.url });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), 'ann@example.test', 'Ann', $1, now())`,
    [await hashPassword('right')],
  );
});

afterAll(async () => {
  await owner?.end();
  await disconnect();
  await database?.drop();
});

const from = (address: string) => new Headers({ 'x-real-ip': address });

describe('signing in', () => {
  it('knows the person by e-mail, however it is written, and password', async () => {
    expect(await checkPassword(' Ann@Example.test ', 'right', from('10.1.0.1'))).toMatchObject({
      sessionVersion: 1,
    });
    expect(await checkPassword('ann@example.test', 'wrong', from('10.1.0.1'))).toBeNull();
  });

  it.each([
    ['unknown', 'nobody@example.test'],
    ['empty', ''],
    ['with NUL', 'a\0b@example.test'],
    ['with SQL', "' OR 1=1 --"],
    ['endless', `${'x'.repeat(5000)}@example.test`],
  ])('says the same for an address that nobody has: %s', async (_, email) =>
    expect(await checkPassword(email, 'right', from('10.1.0.2'))).toBeNull(),
  );

  it('stops after five failures from one address for one e-mail, even with the right password', async () => {
    const attempts = Array.from({ length: 12 }, () =>
      checkPassword('ann@example.test', 'guess', from('10.1.0.3')).catch(
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(7);
    await expect(checkPassword('ann@example.test', 'right', from('10.1.0.3'))).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(await checkPassword('ann@example.test', 'right', from('10.1.0.4'))).not.toBeNull();
  });

  it('stops a crowd that guesses at one account from 40 addresses, and lets its owner’s own browser in', async () => {
    const token = 'k'.repeat(43);
    await owner.query(
      `WITH who AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
         SELECT gen_random_uuid(), 'eve@example.test', 'Eve', "passwordHash", now() FROM "User" LIMIT 1 RETURNING "id")
       INSERT INTO "KnownDevice" ("userId", "tokenHash") SELECT "id", $1 FROM who`,
      [tokenHash(token)],
    );
    const guess = (n: number, password = 'guess', email = 'eve@example.test') =>
      checkPassword(email, password, from(`10.2.${n % 40}.1`)).then(
        (found) => (found ? 'in' : 'wrong'),
        (error: { code: string }) => error.code,
      );
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => guess(n)));
    expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(190);
    // An address that nobody has is spoken of alike.
    const nobody = await Promise.all(
      Array.from({ length: 30 }, (_, n) => guess(n, 'guess', 'nobody-2@example.test')),
    );
    expect(nobody.filter((outcome) => outcome === 'wrong')).toHaveLength(10);

    const browser = new Headers({ 'x-real-ip': '10.2.1.1', cookie: `other=1; mais.browser=${token}` });
    expect(await checkPassword('eve@example.test', 'right', browser)).toMatchObject({ sessionVersion: 1 });
    // It is known to one person only, and is counted too.
    expect(await guess(41, 'right')).toBe('rate_limited');
    for (let n = 0; n < 5; n += 1)
      expect(await checkPassword('eve@example.test', 'wrong', browser)).toBeNull();
    await expect(checkPassword('eve@example.test', 'right', browser)).rejects.toMatchObject({
      code: 'rate_limited',
    });
    const { rows } = await owner.query(
      `SELECT count(*)::int AS n FROM "AccountEvent" WHERE "kind" = 'sign_in_failed'`,
    );
    expect(rows[0].n).toBeGreaterThanOrEqual(10);
  });

  it('waits longer and longer for a known browser too, which somebody else may sit at', async () => {
    const token = 'm'.repeat(43);
    await owner.query(
      `INSERT INTO "KnownDevice" ("userId", "tokenHash") SELECT "id", $1 FROM "User" WHERE "email" = 'ann@example.test'`,
      [tokenHash(token)],
    );
    const browser = new Headers({ 'x-real-ip': '10.3.1.1', cookie: `mais.browser=${token}` });
    const guess = () =>
      checkPassword('ann@example.test', 'wrong', browser).then(
        () => 'wrong',
        (error: { code: string }) => error.code,
      );
    const start = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      let tried = 0;
      for (let quarter = 0; quarter < 12 * 4; quarter += 1) {
        vi.setSystemTime(start + quarter * 901_000);
        for (let n = 0; n < 5 && (await guess()) === 'wrong'; n += 1) tried += 1;
        if (quarter === 11) expect(tried).toBe(20);
      }
      expect(tried).toBe(30);
    } finally {
      vi.useRealTimers();
    }
  });

  it('starts counting anew after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 3; failure++) {
        expect(await checkPassword('ann@example.test', 'wrong', from('10.1.0.5'))).toBeNull();
      }
      expect(await checkPassword('ann@example.test', 'right', from('10.1.0.5'))).not.toBeNull();
    }
  });
});

it.each([
  [{ 'x-real-ip': '1.2.3.4', 'x-forwarded-for': '9.9.9.9' }, '1.2.3.4'],
  [{ 'x-forwarded-for': '9.9.9.9' }, 'unknown'],
  [{ 'x-real-ip': '9.9.9.9, 1.2.3.4' }, '1.2.3.4'],
  [{ 'x-real-ip': '::ffff:1.2.3.4' }, '1.2.3.4'],
  [{ 'x-real-ip': '2001:db8::1' }, '2001:db8:0:0::/64'],
  [{ 'x-real-ip': '2001:db8:0:0:9:9:9:9' }, '2001:db8:0:0::/64'],
])('takes the address of %j from the trusted header only: %s', (headers, address) => {
  expect(clientAddress(new Headers(headers as Record<string, string>))).toBe(address);
});

it.each([
  ['/admin/bookings?day=2027-01-01', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['https://evil.example', false],
  ['javascript:alert(1)', false],
  // What is left once the dots are resolved begins with two slashes: another host, for a browser.
  ['/.//evil.example', false],
  ['/..//evil.example/%25zz', false],
  ['/admin/..//evil.example', false],
  ['/admin/%2e%2e//evil.example', false],
  ['/admin/../platform', false],
  ['/a\nb', false],
  [null, false],
])('goes on to %j after signing in: %s', (path, allowed) => {
  expect(safePath(path)).toBe(allowed ? path : null);
});
