import { generateSync } from 'otplib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import {
  codeAt,
  newRecoveryCode,
  plainRecoveryCode,
  stepOfCode,
} from '@/lib/integrations/crypto/one-time-code';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { createSecretBox } from '@/lib/integrations/crypto/secret-box';
import { changePassword } from '@/lib/usecases/account/change-password';
import { checkCode } from '@/lib/usecases/second-factor/check-code';
import {
  beginSecondFactor,
  finishSecondFactor,
  turnOffSecondFactor,
} from '@/lib/usecases/second-factor/set-up';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';
import { setEnvironment } from '@/tests/support/environment';
import { signedIn } from '@/tests/support/people';

let database: TestDatabase;
let owner: pg.Client;
let passwordHash: string;
const oldKey = `1:${'e7'.repeat(32)}`;
const now = Date.UTC(2026, 10, 24, 12, 0, 10);
const later = (steps: number) => now + steps * 30_000;

beforeAll(async () => {
  database = await createTestDatabase();
  // The tests' usual key is the older of two here.
  setEnvironment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: `2:${'a5'.repeat(32)},${oldKey}` });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  passwordHash = await hashPassword('right');
});
afterAll(async () => {
  await owner?.end();
  await disconnect();
  await database?.drop();
});

let people = 0;
async function person(): Promise<string> {
  const { rows } = await owner.query(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
       VALUES (gen_random_uuid(), $1, 'Ann', $2, now()) RETURNING "id"`,
    [`ann-${people++}@example.test`, passwordHash],
  );
  return rows[0].id;
}
/** As the session that the person is in now. */
const inSession = async (id: string) => signedIn({ id, sessionVersion: await versionOf(id) });
const versionOf = async (id: string) =>
  (await owner.query('SELECT "sessionVersion" AS v FROM "User" WHERE "id" = $1', [id])).rows[0].v;

async function enrolled(): Promise<{ id: string; key: string; codes: string[] }> {
  const id = await person();
  const begun = await beginSecondFactor(signedIn({ id }), { password: 'right' });
  if (!begun.ok) throw new Error(begun.detail);
  const done = await finishSecondFactor(await inSession(id), { code: await codeAt(begun.key, now) }, now);
  if (!done.ok) throw new Error(done.detail);
  return { id, key: begun.key, codes: done.recoveryCodes };
}

describe('a code', () => {
  // RFC 6238, appendix B (SHA-1), the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i s is the one of RFC 6238', async (seconds, code) => {
    const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(await codeAt(key, seconds * 1000)).toBe(code);
    expect(await stepOfCode(key, code, { now: seconds * 1000, after: 0 })).toBe(Math.floor(seconds / 30));
  });

  it('is taken one step early or late, not two, and not again', async () => {
    const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const step = Math.floor(now / 30_000);
    for (const [off, expected] of [
      [-2, null],
      [-1, step - 1],
      [0, step],
      [1, step + 1],
      [2, null],
    ] as const)
      expect(await stepOfCode(key, await codeAt(key, later(off)), { now, after: 0 }), `${off}`).toBe(
        expected,
      );
    expect(await stepOfCode(key, await codeAt(key, now), { now, after: step })).toBeNull();
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', "' OR 1=1", '0x1234'])(
    '%j is none',
    async (text) => {
      expect(await stepOfCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', text, { now, after: 0 })).toBeNull();
    },
  );
});

describe('setting up', () => {
  it('needs the password and a right code; what was begun counts for nothing', async () => {
    const id = await person();
    expect(await beginSecondFactor(signedIn({ id }), { password: 'wrong' })).toMatchObject({ ok: false });
    const begun = await beginSecondFactor(signedIn({ id }), { password: 'right' });
    if (!begun.ok) throw new Error(begun.detail);
    expect(begun.address).toMatch(/^otpauth:\/\/totp\/MAIS(?::|%3A)ann-\d+(?:@|%40)example\.test\?/);
    expect(await checkCode(id, await codeAt(begun.key, now), now)).toBe(false);
    expect(await finishSecondFactor(await inSession(id), { code: '000000' }, now)).toMatchObject({
      ok: false,
    });
    const before = await versionOf(id);
    const done = await finishSecondFactor(
      await inSession(id),
      { code: generateSync({ secret: begun.key, epoch: now / 1000 }) },
      now,
    );
    expect(done).toMatchObject({ ok: true, sessionVersion: before + 1 });
    expect(await beginSecondFactor(signedIn({ id }), { password: 'right' })).toMatchObject({
      ok: false,
      reason: 'not_allowed',
    });
    expect(
      await finishSecondFactor(await inSession(id), { code: await codeAt(begun.key, later(1)) }, later(1)),
    ).toMatchObject({
      ok: false,
    });
  });

  it('leaves neither key nor recovery codes readable in the database', async () => {
    const { id, key, codes } = await enrolled();
    const { rows } = await owner.query(
      `SELECT (SELECT to_jsonb(f)::text FROM "SecondFactor" f WHERE f."userId" = $1) ||
              (SELECT jsonb_agg(r)::text FROM "RecoveryCode" r WHERE r."userId" = $1) AS text`,
      [id],
    );
    for (const secret of [key, ...codes, ...codes.map(plainRecoveryCode)])
      expect(rows[0].text.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(rows[0].text).toContain('v2.');
    expect(new Set(codes).size).toBe(10);
  });
});

it('is neither turned on nor off from a session that was ended meanwhile, and no password is changed', async () => {
  const id = await person();
  const stale = await inSession(id);
  const begun = await beginSecondFactor(signedIn({ id }), { password: 'right' });
  if (!begun.ok) throw new Error(begun.detail);
  // What somebody in another browser did between this session's admission and its change.
  const elsewhere = () =>
    owner.query(`UPDATE "User" SET "sessionVersion" = "sessionVersion" + 1 WHERE "id" = $1`, [id]);
  await elsewhere();
  const code = await codeAt(begun.key, now);
  const ended = { ok: false, detail: expect.stringContaining('session was ended meanwhile') };
  expect(await finishSecondFactor(stale, { code }, now)).toMatchObject(ended);
  const fresh = await inSession(id);
  expect(await finishSecondFactor(fresh, { code }, now)).toMatchObject({ ok: true });
  const off = { password: 'right', code: await codeAt(begun.key, later(1)) };
  expect(await turnOffSecondFactor(fresh, off, later(1))).toMatchObject(ended);
  expect(
    await changePassword(fresh, { current: 'right', password: 'walnut glacier drum kettle' }),
  ).toMatchObject(ended);
  // Nothing of it was done: the code was not even used up.
  expect(await turnOffSecondFactor(await inSession(id), off, later(1))).toMatchObject({ ok: true });
});

it('is turned on once by two who do so at the same moment, and only one session goes on', async () => {
  const id = await person();
  const session = await inSession(id);
  const begun = await beginSecondFactor(signedIn({ id }), { password: 'right' });
  if (!begun.ok) throw new Error(begun.detail);
  const code = await codeAt(begun.key, now);
  const both = await Promise.all([
    finishSecondFactor(session, { code }, now),
    changePassword(session, { current: 'right', password: 'walnut glacier drum kettle' }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await versionOf(id)).toBe(session.sessionVersion + 1);
});

describe('signing in with it', () => {
  it('takes a code once, also when it is sent ten times at the same moment', async () => {
    const { id, key } = await enrolled();
    // The one that turned it on is spent.
    expect(await checkCode(id, await codeAt(key, now), now)).toBe(false);
    const next = await codeAt(key, later(1));
    const taken = await Promise.all(Array.from({ length: 10 }, () => checkCode(id, next, later(1))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    // Nor an older one after a newer.
    expect(await checkCode(id, await codeAt(key, now), later(1))).toBe(false);
  });

  it('takes each recovery code once, however it is typed, and only of this person', async () => {
    const [ann, ben] = [await enrolled(), await enrolled()];
    const [code = '', other = ''] = ann.codes;
    expect(await checkCode(ben.id, code, now)).toBe(false);
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => checkCode(ann.id, code.toUpperCase(), now)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await checkCode(ann.id, ` ${plainRecoveryCode(other)} `, now)).toBe(true);
    expect(await checkCode(ann.id, newRecoveryCode(), now)).toBe(false);
  });

  it('knows nobody else’s code', async () => {
    const [ann, ben] = [await enrolled(), await enrolled()];
    expect(await checkCode(ann.id, await codeAt(ben.key, later(1)), later(1))).toBe(false);
    expect(await checkCode('00000000-0000-4000-8000-000000000000', '123456', now)).toBe(false);
  });
});

it('is turned off by password and code together, which ends the other sessions', async () => {
  const { id, key, codes } = await enrolled();
  const code = await codeAt(key, later(1));
  expect(await turnOffSecondFactor(await inSession(id), { password: 'wrong', code }, later(1))).toMatchObject(
    { ok: false },
  );
  expect(
    await turnOffSecondFactor(await inSession(id), { password: 'right', code: '000000' }, later(1)),
  ).toMatchObject({
    ok: false,
  });
  const before = await versionOf(id);
  expect(await turnOffSecondFactor(await inSession(id), { password: 'right', code }, later(1))).toEqual({
    ok: true,
    sessionVersion: before + 1,
  });
  expect(await checkCode(id, codes[0] ?? '', now)).toBe(false);
});

describe('rotating the encryption key', () => {
  const rotated = createSecretBox(`2:${'a5'.repeat(32)},${oldKey}`);

  it('opens what the old key sealed, seals with the new one, and fails closed without the old', () => {
    const sealed = createSecretBox(oldKey).seal('secret', 'about');
    expect(sealed).toMatch(/^v1\./);
    expect(rotated.open(sealed, 'about')).toBe('secret');
    expect([rotated.isCurrent(sealed), rotated.isCurrent(rotated.seal('secret', 'about'))]).toEqual([
      false,
      true,
    ]);
    expect(() => createSecretBox(`2:${'a5'.repeat(32)}`).open(sealed, 'about')).toThrow(/version 1/);
  });

  it('refuses what was changed, cut, moved to another place, or sealed with another key', () => {
    const sealed = rotated.seal('secret', 'about');
    const flipped = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < flipped.length; at++) {
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      expect(() => rotated.open(`v2.${flipped.toString('base64url')}`, 'about')).toThrow();
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
    }
    for (const other of [
      '',
      'v2.',
      'v2.AAAA',
      sealed.slice(0, -4),
      sealed.replace('v2', 'v1'),
      sealed.replace('v2', 'v9'),
    ])
      expect(() => rotated.open(other, 'about')).toThrow();
    expect(() => rotated.open(sealed, 'else')).toThrow();
    expect(rotated.seal('secret', 'about')).not.toBe(sealed);
  });

  it('seals a second factor anew when its next code is taken', async () => {
    const { id, key } = await enrolled();
    await owner.query('UPDATE "SecondFactor" SET "key" = $2 WHERE "userId" = $1', [
      id,
      createSecretBox(oldKey).seal(key, `second-factor:${id}`),
    ]);
    expect(await checkCode(id, await codeAt(key, later(1)), later(1))).toBe(true);
    const { rows } = await owner.query('SELECT "key" FROM "SecondFactor" WHERE "userId" = $1', [id]);
    expect(rows[0].key).toMatch(/^v2\./);
    expect(await checkCode(id, await codeAt(key, later(2)), later(2))).toBe(true);
  });
});
