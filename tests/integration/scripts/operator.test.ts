import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { hashPassword, verifyPassword } from '@/lib/integrations/crypto/password-hash';
import { root } from '@/scripts/paths';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { testEnv } from '@/tests/support/env';
import { setEnvironment } from '@/tests/support/environment';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  const { LINK_SECRET = '' } = testEnv();
  setEnvironment({ DATABASE_URL: database.url, LINK_SECRET });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await disconnect();
  await database?.drop();
});

const run = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/operator.ts'), ...words], {
    cwd: root,
    encoding: 'utf8',
    env: testEnv({ DATABASE_URL: database.url, DIRECT_DATABASE_URL: database.directUrl }),
  });
const tokenIn = (printed: string) => /\/reset\/(\S+)/.exec(printed)?.[1] ?? '';

it('makes an operator whose link sets the first password once, and makes the link before useless', async () => {
  const { resetPassword } = await import('@/lib/usecases/account/reset-password');
  const first = run('New.Operator@Example.com');
  expect([first.status, first.stderr]).toEqual([0, '']);
  const { rows } = await owner.query(
    `SELECT "id", "passwordHash", "platformRole" FROM "User" WHERE "email" = $1`,
    ['new.operator@example.com'],
  );
  expect(rows[0].platformRole).toBe('OPERATOR');
  for (const guess of ['', 'none']) expect(await verifyPassword(rows[0].passwordHash, guess)).toBe(false);

  const second = run('new.operator@example.com', '--forget-phone');
  const password = 'kettle violin harbour';
  expect(await resetPassword({ token: tokenIn(first.stdout), password })).toMatchObject({ ok: false });
  expect(await resetPassword({ token: tokenIn(second.stdout), password })).toMatchObject({ ok: true });
  expect(await resetPassword({ token: tokenIn(second.stdout), password })).toMatchObject({ ok: false });
  const log = await owner.query(`SELECT "action" FROM "OperatorEntry" ORDER BY "createdAt"`);
  expect(log.rows.map(({ action }) => action)).toEqual(['operator.made', 'operator.phone_forgotten']);
});

it('opens the console to no password of whoever had signed up with the address without proving it', async () => {
  const email = 'taken@example.com';
  await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "emailProvenAt", "updatedAt")
       VALUES (gen_random_uuid(), $1, 'A stranger', $2, NULL, now())`,
    [email, await hashPassword('of the stranger')],
  );
  await owner.query(
    `INSERT INTO "SecondFactor" ("userId", "key", "confirmedAt") SELECT "id", 'x', now() FROM "User" WHERE "email" = $1`,
    [email],
  );
  const { resetPassword } = await import('@/lib/usecases/account/reset-password');
  const { stdout } = run(email);
  const hash = async () =>
    (await owner.query('SELECT "passwordHash" FROM "User" WHERE "email" = $1', [email])).rows[0].passwordHash;
  expect(await verifyPassword(await hash(), 'of the stranger')).toBe(false);
  expect(await resetPassword({ token: tokenIn(stdout), password: 'kettle violin harbour' })).toMatchObject({
    ok: true,
  });
  const { rows } = await owner.query('SELECT 1 FROM "SecondFactor"');
  expect(rows).toEqual([]);
});

it.each([[], ['nobody'], ['--forget-phone']])('says how it is used when given %j', (...words) => {
  const { status, stderr } = run(...words);
  expect([status, stderr.trim()]).toEqual([
    1,
    'Usage: npm run operator -- name@example.com [--forget-phone]',
  ]);
});
