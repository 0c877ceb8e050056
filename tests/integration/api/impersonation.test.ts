import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '@/tests/support/app';
import { callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/** What members of each role, and an operator inside of a business, get from every action of the office. */
let app: TestApp;
let owner: pg.Client;
let tenantId: string;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_OFFICE_PER_15_MIN: '100000', RATE_LIMIT_PUBLIC_PER_15_MIN: '100000' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const { rows } = await owner.query(`SELECT "id" FROM "Tenant" WHERE "slug" = 'serene-spa'`);
  tenantId = rows[0].id;
  for (const role of ['STAFF', 'ADMIN', 'OWNER']) {
    const email = `${role.toLowerCase()}@roles.test`;
    await owner.query(
      `WITH made AS (INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt")
         VALUES (gen_random_uuid(), $1, $2, 'x', now()) RETURNING "id")
       INSERT INTO "Member" ("id", "tenantId", "userId", "role")
         SELECT gen_random_uuid(), $3, "id", $2::text::"MemberRole" FROM made`,
      [email, role, tenantId],
    );
    cookies[role] = await sessionCookie(app, email);
  }
  cookies.OPERATOR = await sessionCookie(app, 'operator@mais.test');
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const named = (name: string) => {
  const action = serverActions().find((each) => each.name === name);
  if (!action) throw new Error(`no ${name}`);
  return action;
};
const act = async (name: string, args: unknown[], cookie: string) => {
  const answer = await callAction(app, named(name), args, { cookie });
  return { ...answer, result: resultOf(answer.text) };
};
/** Begins a visit to the spa; the operator's cookies from then on. */
async function begin(): Promise<string> {
  const { cookies: set, location } = await act(
    'impersonateAction',
    [{ tenantId, reason: 'Asked for help' }],
    cookies.OPERATOR ?? '',
  );
  expect(location).toMatch(/^\/admin/);
  return [cookies.OPERATOR, ...set].join('; ');
}
const audit = async () =>
  (
    await owner.query(
      `SELECT "actorKind", "actorId", "action", "after" FROM "AuditEntry" WHERE "subjectKind" = 'Impersonation' ORDER BY "createdAt", "id"`,
    )
  ).rows;

/** By folder, who is let in: a second opinion, not the code's own table. */
const lowest: [RegExp, string][] = [
  [/set-up-actions\.ts confirmGuessAction/, 'ADMIN'],
  [/^app\/admin\/(api-keys|team|business|payments)\/|set-up-actions/, 'OWNER'],
  [
    /^app\/admin\/(calendars|closed|extras|files|hours|packages|people|policy|segments|services|site)\//,
    'ADMIN',
  ],
  [/customers\/actions\.ts (export|erase)CustomerAction/, 'ADMIN'],
  [/bookings\/actions\.ts (refund|retryRefund|handedBack)Action/, 'ADMIN'],
  // Whom a change of hours, people or closed days would touch: asked by who may change them.
  [/bookings\/actions\.ts touchedAction/, 'ADMIN'],
  [/away\/actions\.ts recordAbsenceAction/, 'ADMIN'],
  [/^app\/admin\//, 'STAFF'],
];
const ranks = ['STAFF', 'ADMIN', 'OWNER'];
/** Of nobody's role: one's own session and account. */
const personal = /session-actions|app\/admin\/account\//;
const officeActions = () =>
  serverActions().filter(
    ({ file, name }) => file.startsWith('app/admin/') && !personal.test(`${file} ${name}`),
  );

describe('every action of the office', { timeout: 240_000 }, () => {
  it.each(['STAFF', 'ADMIN', 'OWNER'])('lets %s do what the role may, and nothing more', async (role) => {
    expect(officeActions().length).toBeGreaterThan(35);
    for (const action of officeActions()) {
      const key = `${action.file} ${action.name}`;
      const needs = lowest.find(([pattern]) => pattern.test(key))?.[1] ?? '';
      const { text } = await callAction(app, action, [null], { cookie: cookies[role] ?? '' });
      const may = ranks.indexOf(role) >= ranks.indexOf(needs);
      // What was sent is nonsense, so whoever may hears about that.
      expect([key, resultOf(text)?.code]).toEqual([key, may ? 'validation_failed' : 'forbidden']);
    }
  });
});

describe('an operator’s visit', { timeout: 120_000 }, () => {
  it('is only for operators, with a reason, for a business that is there', async () => {
    const asked = (input: object, cookie: string) => act('impersonateAction', [input], cookie);
    for (const cookie of ['', cookies.OWNER ?? ''])
      expect((await asked({ tenantId, reason: 'x' }, cookie)).result?.code).toMatch(
        /unauthenticated|forbidden/,
      );
    const operator = cookies.OPERATOR ?? '';
    expect((await asked({ tenantId, reason: '  ' }, operator)).result?.code).toBe('validation_failed');
    const nowhere = { tenantId: '0199f000-0000-7000-8000-000000000001', reason: 'x' };
    expect((await asked(nowhere, operator)).result?.code).toBe('not_found');
    expect(await audit()).toEqual([]);
  });

  it('shows itself on every page, can do an owner’s work, and leaves a trace of each action', async () => {
    const inside = await begin();
    for (const path of [
      '/admin',
      '/admin/bookings',
      '/admin/packages',
      '/admin/customers',
      '/admin/account',
    ]) {
      const html = await (await fetch(app.url + path, { headers: { cookie: inside } })).text();
      expect(html, path).toContain('Asked for help');
      expect(html, path).toContain('End visit');
    }
    const blackout = {
      id: null,
      resourceId: null,
      reason: 'Visit',
      startDate: '2030-01-01',
      endDate: '2030-01-01',
      startMinute: null,
      endMinute: null,
    };
    expect((await act('saveBlackoutAction', [blackout], inside)).result).toMatchObject({ ok: true });
    const { rows } = await owner.query(`SELECT "id" FROM "User" WHERE "email" = 'operator@mais.test'`);
    const operator = { actorKind: 'OPERATOR', actorId: rows[0].id };
    expect(await audit()).toEqual([
      { ...operator, action: 'impersonation.begun', after: { reason: 'Asked for help' } },
      { ...operator, action: 'impersonation.acted', after: { action: 'blackout.save' } },
    ]);
    const changed = await owner.query(
      `SELECT "actorKind", "actorId" FROM "AuditEntry" WHERE "tenantId" = $1 AND "subjectKind" = 'Blackout'`,
      [tenantId],
    );
    expect(changed.rows).toEqual([operator]);

    const ended = await act('endImpersonationAction', [], inside);
    expect(ended.location).toMatch(/^\/platform\/tenants/);
    expect((await audit()).at(-1)).toMatchObject({ action: 'impersonation.ended' });
    // The cookie of before opens nothing any more.
    expect((await act('saveBlackoutAction', [blackout], inside)).result?.code).toBe('unauthenticated');
  });

  it('touches no password, second factor, key, payout or person', async () => {
    const inside = await begin();
    const kept = serverActions().filter(({ file }) =>
      /app\/admin\/(account|api-keys|calendars|payments|team)\//.test(file),
    );
    expect(kept.length).toBeGreaterThanOrEqual(12);
    const secret = { password: 'demo-Passw0rd', current: 'demo-Passw0rd', code: '000000' };
    for (const action of kept) {
      const { text } = await callAction(app, action, [secret], { cookie: inside });
      // The operator's own session, which a customer's export asks to confirm: by no password but the operator's.
      const own = action.name === 'confirmSessionAction';
      expect([action.name, resultOf(text)?.code]).toEqual([
        action.name,
        own ? 'validation_failed' : 'forbidden',
      ]);
    }
    const confirmed = async () =>
      (await owner.query(`SELECT * FROM "Session" ORDER BY "id"`)).rows.map((row) => [
        row.id,
        row.confirmedAt,
      ]);
    const before = await confirmed();
    expect((await act('confirmSessionAction', [{ proof: 'not-the-operators' }], inside)).result?.code).toBe(
      'validation_failed',
    );
    expect(await confirmed()).toEqual(before);
    await act('endImpersonationAction', [], inside);
  });

  it('is over after thirty minutes, and is nobody else’s', async () => {
    const inside = await begin();
    const visit = inside.split('; ').find((cookie) => cookie.startsWith('mais.inside=')) ?? '';
    // Another person with that cookie stays who they are.
    const html = await (
      await fetch(`${app.url}/admin`, { headers: { cookie: `${cookies.OWNER}; ${visit}` } })
    ).text();
    expect(html).not.toContain('End visit');
    const { rows } = await owner.query(
      `SELECT extract(epoch FROM "expiresAt" - "createdAt")::int AS seconds FROM "Impersonation" WHERE "endedAt" IS NULL`,
    );
    expect(rows).toEqual([{ seconds: 1800 }]);
    await owner.query(
      `UPDATE "Impersonation" SET "createdAt" = now() - interval '31 minutes', "expiresAt" = now() - interval '1 minute'`,
    );
    expect((await act('findAction', [{ search: 'ann' }], inside)).result?.code).toBe('unauthenticated');
  });
});
