import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { saveConnectAccount } from '@/lib/data/money/stripe-accounts';
import type { PersonInSession } from '@/lib/data/people/users';
import type { MemberRole } from '@/lib/domain/permissions';
import { authenticateKey } from '@/lib/http/api/api-key';
import { codeAt } from '@/lib/integrations/crypto/one-time-code';
import { createConnectAccount } from '@/lib/integrations/stripe/accounts';
import { changePassword } from '@/lib/usecases/account/change-password';
import { linkAddress } from '@/lib/usecases/account/link-token';
import { mailProofAgain, proveAddress, readProof } from '@/lib/usecases/account/prove-address';
import { mailResetLink, requestReset } from '@/lib/usecases/account/request-reset';
import { resetLinkWorks, resetPassword } from '@/lib/usecases/account/reset-password';
import { beginSession } from '@/lib/usecases/account/sessions';
import { createApiKey, replaceApiKey } from '@/lib/usecases/api-keys/manage';
import { refreshAccount, refreshOnboarding, startOnboarding } from '@/lib/usecases/connect/onboarding';
import { sendBookingMail } from '@/lib/usecases/mails/send';
import { acceptInvitation, readInvitation } from '@/lib/usecases/members/accept-invitation';
import { changeRole, removeMember } from '@/lib/usecases/members/change';
import { inviteMember } from '@/lib/usecases/members/invite';
import { readSecurityLog } from '@/lib/usecases/members/security-log';
import {
  beginSecondFactor,
  finishSecondFactor,
  turnOffSecondFactor,
} from '@/lib/usecases/second-factor/set-up';
import { signUp } from '@/lib/usecases/sign-up/sign-up';
import { leakedPasswords } from '@/stand-ins/hibp/range';
import { signedIn } from '@/tests/support/people';
import { record } from '../data/plans/recorder';
import { inDays, startWorld, type World } from '../money/world';

/** What happens to an account, who hears of it, and what an account that is not proven may not do. */
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const good = 'walnut glacier drum kettle';
const other = 'thimble canyon ribbon violin';
const HOUR = 3_600_000;

let people = 0;
type Owner = { userId: string; email: string; ctx: TenantContext; publishableKey: string };
async function owner({ proven = true } = {}): Promise<Owner> {
  const email = `owner-${people++}@accounts.test`;
  const made = await signUp({
    businessName: `Clay & Light ${people}`,
    trade: 'STUDIO',
    ownerName: 'Ann Example',
    email,
    password: good,
    country: 'GB',
    timeZone: 'Europe/London',
    currency: 'GBP',
  });
  if (!made.ok) throw new Error(made.detail);
  if (proven) await world.sql('UPDATE "User" SET "emailProvenAt" = now() WHERE "id" = $1', [made.userId]);
  const { userId, tenantId, publishableKey } = made;
  return { userId, email, publishableKey, ctx: as(tenantId, userId, 'OWNER') };
}
const as = (tenantId: string, id: string, role: MemberRole) =>
  mintTenantContext(tenantId, { kind: 'MEMBER', id, name: 'Ann', role });

async function member(
  of: Owner,
  role: MemberRole,
): Promise<{ userId: string; memberId: string; email: string }> {
  const email = `member-${people++}@accounts.test`;
  const invited = await inviteMember(of.ctx, { email, role });
  if (!invited.ok) throw new Error(invited.detail);
  const joined = await acceptInvitation({
    token: await secretOf(email),
    name: 'Ben Example',
    password: other,
  });
  if (!joined.ok) throw new Error(joined.detail);
  const [row] = await world.sql<{ userId: string; memberId: string }>(
    `SELECT u."id" AS "userId", m."id" AS "memberId" FROM "User" u JOIN "Member" m ON m."userId" = u."id" WHERE u."email" = $1`,
    [email],
  );
  if (!row) throw new Error('nobody joined');
  return { ...row, email };
}

type Token = { id: string; kind: 'INVITATION' | 'PASSWORD_RESET' | 'ADDRESS_PROOF' };
async function secretOf(email: string, kind: Token['kind'] = 'INVITATION'): Promise<string> {
  const [token] = await world.sql<Token>(
    'SELECT "id", "kind" FROM "Token" WHERE "email" = $1 AND "kind" = $2::"TokenKind" ORDER BY "createdAt" DESC LIMIT 1',
    [email, kind],
  );
  if (!token) throw new Error(`no ${kind} for ${email}`);
  return linkAddress(token.kind, token.id).split('/').at(-1) ?? '';
}

/** Asks for a new password and does the job that this makes. */
async function forgot(email: string): Promise<string> {
  // As if it had been a while since the last one.
  await world.sql(`UPDATE "Token" SET "createdAt" = now() - interval '10 minutes' WHERE "email" = $1`, [
    email,
  ]);
  await requestReset({ email });
  await runReset();
  return secretOf(email, 'PASSWORD_RESET');
}
async function runReset(): Promise<void> {
  const jobs = await world.sql<{ payload: { sealed: string } }>(
    `UPDATE "Job" SET "status" = 'DONE', "finishedAt" = now() WHERE "name" = 'mail_reset_link' AND "status" = 'READY' RETURNING "payload"`,
  );
  await Promise.all(jobs.map(({ payload }) => mailResetLink(payload)));
}
async function mailsTo(email: string): Promise<string[]> {
  await world.quiet({ mails: true });
  return (await world.control.mails(email)).map((mail) => mail.subject);
}

/** As the session that the person is in now. */
async function inSession(id: string): Promise<PersonInSession> {
  const [row] = await world.sql<{ id: string; sessionVersion: number }>(
    'SELECT "id", "sessionVersion" FROM "User" WHERE "id" = $1',
    [id],
  );
  if (!row) throw new Error('nobody');
  return signedIn(row);
}

/** A booking that a colleague takes for a customer, whom nobody has told yet. */
async function bookedFor(of: Owner) {
  const customer = `victim-${people++}@accounts.test`;
  const { getCatalogue } = await import('@/lib/usecases/catalogue/read');
  const { readNextAvailable } = await import('@/lib/usecases/availability/read');
  const { bookByPhone } = await import('@/lib/usecases/bookings/book-by-phone');
  const { createBookingInput } = await import('@/lib/domain/booking-input');
  const [item] = (await getCatalogue(of.ctx)).packages;
  const found = await readNextAvailable(of.ctx, { package: item?.slug ?? '', from: inDays(1) });
  if (!found.ok || !found.next) throw new Error('never free');
  const { date, slot } = found.next;
  // Whoever does it isn't told of it: another member does.
  const colleague = mintTenantContext(of.ctx.tenantId, {
    kind: 'MEMBER',
    id: (await owner()).userId,
    name: 'Ben',
    role: 'ADMIN',
  });
  const booked = await bookByPhone(colleague, {
    booking: createBookingInput.parse({
      package: item?.slug,
      ...(slot ? { start: new Date(slot.start).toISOString() } : { date }),
      customer: { name: 'Vic', email: customer },
    }),
    payment: 'LATER',
  });
  if (!booked.ok) throw new Error(booked.detail);
  return { customer, colleague, bookingId: booked.id };
}

async function phone(userId: string): Promise<{ off: () => Promise<unknown> }> {
  const begun = await beginSecondFactor(signedIn({ id: userId }), { password: good });
  if (!begun.ok) throw new Error(begun.detail);
  const now = Date.now();
  const on = await finishSecondFactor(
    await inSession(userId),
    { code: await codeAt(begun.key, now) },
    now,
    'Firefox on Linux',
  );
  if (!on.ok) throw new Error(on.detail);
  const later = now + 60_000;
  return {
    off: async () =>
      turnOffSecondFactor(
        await inSession(userId),
        { password: good, code: await codeAt(begun.key, later) },
        later,
      ),
  };
}

describe('an open reset link', () => {
  it.each([
    [
      'another link was used',
      async ({ email }: Owner) => {
        const used = await forgot(email);
        const [link] = await world.sql<{ id: string }>(
          `INSERT INTO "Token" ("id", "kind", "tokenHash", "userId", "email", "expiresAt")
             SELECT gen_random_uuid(), 'PASSWORD_RESET', md5(random()::text), "userId", "email", now() + interval '1 hour'
               FROM "Token" WHERE "email" = $1 AND "kind" = 'PASSWORD_RESET' LIMIT 1 RETURNING "id"`,
          [email],
        );
        await resetPassword({ token: used, password: other });
        const [after] = await world.sql('SELECT "usedAt" FROM "Token" WHERE "id" = $1', [link?.id]);
        expect(after?.usedAt).not.toBeNull();
      },
    ],
    [
      'the password was changed',
      async ({ userId }: Owner) =>
        changePassword(await inSession(userId), { current: good, password: other }),
    ],
    ['the second step was turned on', ({ userId }: Owner) => phone(userId)],
  ])('dies once %s', async (_, change) => {
    const somebody = await owner();
    const link = await forgot(somebody.email);
    await change(somebody);
    expect(await resetLinkWorks({ token: link })).toBe(false);
    expect(await resetPassword({ token: link, password: 'pebble orchard cinema lamp' })).toMatchObject({
      ok: false,
    });
  });

  it('dies once the second step was turned off', async () => {
    const { userId, email } = await owner();
    const { off } = await phone(userId);
    const link = await forgot(email);
    expect(await off()).toMatchObject({ ok: true });
    expect(await resetLinkWorks({ token: link })).toBe(false);
  });
});

it('tells the person by mail of a new password, a second step, a key and an account for payouts', async () => {
  const { userId, email, ctx } = await owner();
  const { off } = await phone(userId);
  await off();
  await createApiKey(ctx, { name: 'Till', kind: 'SECRET' });
  await startOnboarding(ctx, {}, { email, returnPath: '/admin/payments' });
  await changePassword(await inSession(userId), { current: good, password: other }, 'Safari on iPhone');
  const subjects = await mailsTo(email);
  for (const subject of [
    'The second step was turned on',
    'The second step was turned off',
    'A new API key was made',
    'Payouts were connected',
    'Your password was changed',
  ])
    expect(subjects.filter((each) => each === subject)).toEqual([subject]);
  const mails = await world.control.mails(email);
  const changed = mails.find((mail) => mail.subject === 'Your password was changed');
  expect(changed?.text).toContain('Safari on iPhone');
  expect(changed?.text).toContain('/reset');
  const log = (await readSecurityLog(ctx)).map(({ said }) => said);
  expect(log).toEqual(
    expect.arrayContaining([
      'Changed the password',
      'Turned the second step on',
      'Made an API key',
      'Connected a Stripe account',
    ]),
  );
});

describe('a member who leaves', () => {
  it.each([
    ['is taken off the team', (of: Owner, memberId: string) => removeMember(of.ctx, { memberId })],
    ['may invite no more', (of: Owner, memberId: string) => changeRole(of.ctx, { memberId, role: 'ADMIN' })],
  ])('takes the open invitations along, and leaves named keys behind: %s', async (_, leave) => {
    const first = await owner();
    const second = await member(first, 'OWNER');
    const theirs = as(first.ctx.tenantId, second.userId, 'OWNER');
    const [guest, friend] = [`guest-${people++}@accounts.test`, `friend-${people++}@accounts.test`];
    await inviteMember(theirs, { email: guest, role: 'OWNER' });
    await inviteMember(first.ctx, { email: friend, role: 'STAFF' });
    const made = await createApiKey(theirs, { name: 'Their server', kind: 'SECRET' });
    await createApiKey(first.ctx, { name: 'Mine', kind: 'SECRET' });
    if (!made.ok) throw new Error(made.detail);

    const left = await leave(first, second.memberId);
    expect(left).toMatchObject({ ok: true, keys: [{ name: 'Their server', kind: 'SECRET' }] });
    expect(await readInvitation({ token: await secretOf(guest) })).toBeNull();
    expect(await readInvitation({ token: await secretOf(friend) })).not.toBeNull();

    const [key] = left.ok ? left.keys : [];
    const replaced = await replaceApiKey(first.ctx, { id: key?.id ?? '' });
    if (!replaced.ok) throw new Error(replaced.detail);
    const works = (secret: string) =>
      authenticateKey(new Headers({ authorization: `Bearer ${secret}` })).then(
        () => true,
        () => false,
      );
    expect([await works(made.key), await works(replaced.key)]).toEqual([false, true]);
    expect(await replaceApiKey(first.ctx, { id: key?.id ?? '' })).toMatchObject({ reason: 'not_found' });
  });

  it('keeps both who only changes between roles that may invite', async () => {
    const first = await owner();
    const second = await member(first, 'OWNER');
    const guest = `guest-${people++}@accounts.test`;
    await inviteMember(as(first.ctx.tenantId, second.userId, 'OWNER'), { email: guest, role: 'STAFF' });
    expect(await changeRole(first.ctx, { memberId: second.memberId, role: 'OWNER' })).toMatchObject({
      ok: true,
      keys: [],
    });
    expect(await readInvitation({ token: await secretOf(guest) })).not.toBeNull();
  });
});

describe('a new password', () => {
  const leaked = leakedPasswords[0] ?? '';
  const doors: [string, (password: string) => Promise<{ ok: boolean; errors?: unknown }>][] = [
    [
      'sign-up',
      (password) =>
        signUp({
          businessName: 'Clay & Light',
          trade: 'STUDIO',
          ownerName: 'Ann Example',
          email: `new-${people++}@accounts.test`,
          password,
          country: 'GB',
          timeZone: 'Europe/London',
          currency: 'GBP',
        }),
    ],
    [
      'reset',
      async (password) => {
        const { email } = await owner();
        return resetPassword({ token: await forgot(email), password });
      },
    ],
    [
      'change',
      async (password) =>
        changePassword(await inSession((await owner()).userId), { current: good, password }),
    ],
    [
      'invitation',
      async (password) => {
        const email = `new-${people++}@accounts.test`;
        await inviteMember((await owner()).ctx, { email, role: 'STAFF' });
        return acceptInvitation({ token: await secretOf(email), name: 'Ben', password });
      },
    ],
  ];

  it.each(doors)('is judged by one rule at every door: %s', async (door, choose) => {
    const refused = ['password12', '1234567890', 'aaaaaaaaaaaa', leaked];
    if (door === 'reset' || door === 'change') refused.push(good);
    for (const password of refused)
      expect(await choose(password), password).toMatchObject({ ok: false, errors: [{ path: 'password' }] });
    expect(await choose('pebble orchard cinema lamp')).toMatchObject({ ok: true });
  });

  it('is looked up by five characters of its hash, and taken when nobody answers', async () => {
    const { userId } = await owner();
    const calls = (await world.control.calls()).hibp.calls;
    expect(calls.length).toBeGreaterThan(0);
    for (const { path } of calls) expect(path).toMatch(/^\/range\/[0-9A-F]{5}$/);
    await world.control.switch('hibp', { status: 503 });
    const session = await inSession(userId);
    expect(await changePassword(session, { current: good, password: leaked })).toMatchObject({ ok: true });
    await world.control.switch('hibp', null);
  });
});

describe('what an owner has done', () => {
  it.each([
    [
      'an invitation',
      (ctx: TenantContext, n: number) =>
        inviteMember(ctx, { email: `slip-${n}@accounts.test`, role: 'OWNER' }),
    ],
    ['a key', (ctx: TenantContext) => createApiKey(ctx, { name: 'Slip', kind: 'SECRET' })],
  ])('doesn’t slip past the demotion that runs beside it: %s', async (_, make) => {
    const first = await owner();
    for (let round = 0; round < 6; round += 1) {
      const second = await member(first, 'OWNER');
      const theirs = as(first.ctx.tenantId, second.userId, 'OWNER');
      const [made, left] = await Promise.all([
        make(theirs, people++),
        (async () => {
          if (round % 2) await new Promise((resolve) => setTimeout(resolve, round * 4));
          return changeRole(first.ctx, { memberId: second.memberId, role: 'STAFF' });
        })(),
      ]);
      expect(left).toMatchObject({ ok: true });
      const open = await world.sql(
        `SELECT 1 FROM "Token" WHERE "kind" = 'INVITATION' AND "invitedBy" = $1 AND "usedAt" IS NULL`,
        [second.userId],
      );
      expect(open).toHaveLength(0);
      const named = left.ok ? left.keys.length : 0;
      if (made.ok && 'key' in made) expect(named).toBe(1);
      else if (!made.ok) expect(made.reason).toBe('forbidden');
    }
  });
});

describe('a forgotten password', () => {
  it('is asked for by a stranger without keeping its owner from setting a new one', async () => {
    const { email } = await owner();
    const inHand = await forgot(email);
    for (let n = 0; n < 8; n += 1) await forgot(email);
    const open = await world.sql(
      `SELECT 1 FROM "Token" WHERE "email" = $1 AND "kind" = 'PASSWORD_RESET' AND "usedAt" IS NULL`,
      [email],
    );
    expect(open).toHaveLength(5);
    expect(await resetPassword({ token: inHand, password: other })).toMatchObject({ ok: true });
    const after = await world.sql(
      `SELECT 1 FROM "Token" WHERE "email" = $1 AND "kind" = 'PASSWORD_RESET' AND "usedAt" IS NULL`,
      [email],
    );
    expect(after).toHaveLength(0);
  });

  it('is mailed of once in five minutes, however often it is asked for', async () => {
    const { email } = await owner();
    await Promise.all(Array.from({ length: 20 }, () => requestReset({ email })));
    await runReset();
    expect((await mailsTo(email)).filter((subject) => subject === 'Set a new password')).toHaveLength(1);
  });

  it('costs the same for an address that nobody has, and keeps no address', async () => {
    const { email } = await owner();
    const { database, disconnect } = await import('@/lib/data/connection/client');
    await disconnect();
    const recorder = record(database().pool);
    const asked = async (address: string) => {
      await requestReset({ email: address });
      return recorder.take().map(({ text }) => text);
    };
    const known = await asked(email);
    expect(known.length).toBeGreaterThan(0);
    expect(await asked('nobody@accounts.test')).toEqual(known);
    const jobs = await world.sql(`SELECT "payload" FROM "Job" WHERE "name" = 'mail_reset_link'`);
    expect(JSON.stringify(jobs)).not.toMatch(/accounts\.test/);
    await runReset();
    expect(await mailsTo('nobody@accounts.test')).toEqual([]);
  });
});

describe('an address that is not proven', () => {
  it('invites nobody, says what to do, and does once its link was followed', async () => {
    const somebody = await owner({ proven: false });
    const guest = `guest-${people++}@accounts.test`;
    const refused = await inviteMember(somebody.ctx, { email: guest, role: 'STAFF' });
    expect(refused).toMatchObject({ ok: false, reason: 'not_allowed' });
    expect(refused.ok ? '' : refused.detail).toMatch(/Confirm your own e-mail address/);
    const subjects = await mailsTo(somebody.email);
    expect(subjects).toEqual(['Confirm your e-mail address']);
    // It says where the site is, what comes first and where help is; no name that a stranger chose stands in it.
    const [mail] = await world.control.mails(somebody.email);
    expect(`${mail?.from} ${mail?.text}`).not.toMatch(/Clay|Ann/);
    expect(mail?.text).toMatch(/\/t\/clay-\S+/);
    expect(mail?.text).toMatch(/\/admin\b/);
    expect(mail?.text).toMatch(/\/help\b/);
    expect(mail?.text).toContain('Your site is a draft');

    const link = await secretOf(somebody.email, 'ADDRESS_PROOF');
    expect(await readProof({ token: link })).toEqual({ email: somebody.email, userId: somebody.userId });
    const prove = (who: string | null, now?: number) => proveAddress({ token: link }, who, now);
    expect(await prove(somebody.userId, Date.now() + 7 * 24 * HOUR + 1)).toMatchObject({ ok: false });
    // Whoever reads the mail without being in the account proves it for nobody.
    for (const who of [null, (await owner()).userId])
      expect(await prove(who)).toMatchObject({ ok: false, detail: expect.stringMatching(/sign in/) });
    expect(await prove(somebody.userId)).toMatchObject({ ok: true });
    expect(await prove(somebody.userId)).toMatchObject({ ok: false });
    expect(await inviteMember(somebody.ctx, { email: guest, role: 'STAFF' })).toMatchObject({ ok: true });
  });

  it('asks again for its link every five minutes at most', async () => {
    const { userId: id, email } = await owner({ proven: false });
    const again = (now = Date.now()) => mailProofAgain(signedIn({ id, email, emailProven: false }), {}, now);
    expect(await again()).toMatchObject({ ok: false, reason: 'not_allowed' });
    const first = await secretOf(email, 'ADDRESS_PROOF');
    expect(await again(Date.now() + 6 * 60_000)).toMatchObject({ ok: true });
    expect(await readProof({ token: first })).not.toBeNull();
    expect(await mailProofAgain(signedIn({ id, email, emailProven: true }), {})).toMatchObject({ ok: false });
  });

  it('asks for it once when it asks ten times at the same moment, and five times a day at most', async () => {
    const { userId: id, email } = await owner({ proven: false });
    const age = () =>
      world.sql(`UPDATE "Token" SET "createdAt" = "createdAt" - interval '10 minutes' WHERE "email" = $1`, [
        email,
      ]);
    let sent = 0;
    for (let round = 0; round < 6; round += 1) {
      await age();
      const asked = await Promise.all(
        Array.from({ length: 10 }, () => mailProofAgain(signedIn({ id, email, emailProven: false }), {})),
      );
      const got = asked.filter(({ ok }) => ok).length;
      expect(got).toBeLessThanOrEqual(1);
      sent += got;
    }
    // Beside the one of the sign-up.
    expect(sent).toBe(4);
    await world.sql(`UPDATE "Token" SET "createdAt" = now() - interval '25 hours' WHERE "email" = $1`, [
      email,
    ]);
    expect(await mailProofAgain(signedIn({ id, email, emailProven: false }), {})).toMatchObject({ ok: true });
  });

  it('sets up nothing that would outlast its owner’s coming, and says why', async () => {
    const stranger = await owner({ proven: false });
    const first = { ok: false, reason: 'not_allowed', detail: expect.stringMatching(/^Confirm your e-mail/) };
    expect(await beginSecondFactor(signedIn({ id: stranger.userId }), { password: good })).toMatchObject(
      first,
    );
    for (const kind of ['SECRET', 'PUBLISHABLE'] as const)
      expect(await createApiKey(stranger.ctx, { name: 'Mine', kind })).toMatchObject(first);
    const [key] = await world.sql<{ id: string }>('SELECT "id" FROM "ApiKey" WHERE "tenantId" = $1', [
      stranger.ctx.tenantId,
    ]);
    expect(await replaceApiKey(stranger.ctx, { id: key?.id ?? '' })).toMatchObject(first);
    await expect(
      startOnboarding(stranger.ctx, {}, { email: stranger.email, returnPath: '/admin/payments' }),
    ).rejects.toMatchObject({ code: 'not_allowed', message: expect.stringMatching(/^Confirm your e-mail/) });
    // Nor does one that was begun in a version that didn't ask.
    await world.sql(`INSERT INTO "SecondFactor" ("userId", "key") VALUES ($1, 'v1.unreadable')`, [
      stranger.userId,
    ]);
    expect(await finishSecondFactor(await inSession(stranger.userId), { code: '123456' })).toMatchObject(
      first,
    );
  });

  it('has no payouts that its owner would inherit: no door leads to an account of Stripe’s before the proof', async () => {
    const stranger = await owner({ proven: false });
    const { tenantId } = stranger.ctx;
    const account = await createConnectAccount({
      idempotencyKey: `of-a-stranger:${tenantId}`,
      tenantId,
      email: stranger.email,
      businessName: 'Clay & Light',
      country: 'GB',
    });
    const connect = () =>
      startOnboarding(stranger.ctx, {}, { email: stranger.email, returnPath: '/admin/payments' });
    await expect(connect()).rejects.toMatchObject({ code: 'not_allowed' });
    // Coming back from Stripe, its webhooks and the job that looks again: of an account that says it is this business's.
    expect(await refreshOnboarding(stranger.ctx)).toMatchObject({ stripeAccountId: null });
    expect(await refreshAccount(account.id)).toEqual({ siteChanged: null });
    // Below them is one statement that writes where payouts go.
    expect(await saveConnectAccount(stranger.ctx, account.id)).toBeNull();
    await resetPassword({ token: await forgot(stranger.email), password: other });
    expect(await refreshOnboarding(stranger.ctx)).toMatchObject({
      stripeAccountId: null,
      chargesEnabled: false,
    });
    // Proven, the business connects as any other.
    expect(await connect()).toMatchObject({ url: expect.any(String) });
  });

  it('ends with a reset what a stranger had set up in it before', async () => {
    const victim = await owner();
    await phone(victim.userId);
    const made = await createApiKey(victim.ctx, { name: 'Mine', kind: 'SECRET' });
    if (!made.ok) throw new Error(made.detail);
    const guest = `guest-${people++}@accounts.test`;
    await inviteMember(victim.ctx, { email: guest, role: 'OWNER' });
    await world.sql('INSERT INTO "KnownDevice" ("userId", "tokenHash") VALUES ($1, $2)', [
      victim.userId,
      'stranger',
    ]);
    const left = async () => ({
      factor: (await world.sql('SELECT 1 FROM "SecondFactor" WHERE "userId" = $1', [victim.userId])).length,
      codes: (await world.sql('SELECT 1 FROM "RecoveryCode" WHERE "userId" = $1', [victim.userId])).length,
      devices: (await world.sql('SELECT 1 FROM "KnownDevice" WHERE "userId" = $1', [victim.userId])).length,
      key: await authenticateKey(new Headers({ authorization: `Bearer ${made.key}` })).then(
        () => 1,
        () => 0,
      ),
      invitation: (await readInvitation({ token: await secretOf(guest) })) === null ? 0 : 1,
    });
    // As an account of before, which nobody had asked to prove its address first.
    await world.sql('UPDATE "User" SET "emailProvenAt" = NULL WHERE "id" = $1', [victim.userId]);
    const before = await inSession(victim.userId);
    await resetPassword({ token: await forgot(victim.email), password: other });
    expect(await left()).toEqual({ factor: 0, codes: 0, devices: 0, key: 0, invitation: 0 });
    expect((await inSession(victim.userId)).sessionVersion).toBe(before.sessionVersion + 1);
  });

  it('keeps the mails to customers back, and sends them when it is proven', async () => {
    const somebody = await owner({ proven: false });
    const { tenantId } = somebody.ctx;
    const { customer, colleague } = await bookedFor(somebody);
    expect(await mailsTo(customer)).toEqual([]);
    const held = await world.sql(
      `SELECT "status"::text FROM "Mail" WHERE "tenantId" = $1 AND "recipient" = $2`,
      [tenantId, customer],
    );
    expect(held.length).toBeGreaterThan(0);
    for (const { status } of held) expect(status).toBe('QUEUED');
    // The owner is told all the same.
    expect((await mailsTo(somebody.email)).length).toBeGreaterThan(1);

    await proveAddress({ token: await secretOf(somebody.email, 'ADDRESS_PROOF') }, somebody.userId);
    expect(await mailsTo(customer)).toHaveLength(held.length);
    // Once, and with what was known when it was owed.
    expect(await mailsTo(customer)).toHaveLength(held.length);
    const jobs = await world.sql<{ about: object; first: object }>(
      `SELECT h."payload" AS about, j."payload" AS first FROM "Mail" m
         JOIN "Job" j ON j."dedupeKey" = 'mail:' || m."id" JOIN "Job" h ON h."dedupeKey" = 'held-mail:' || m."id"
        WHERE m."tenantId" = $1 AND m."recipient" = $2`,
      [tenantId, customer],
    );
    expect(jobs).toHaveLength(held.length);
    for (const { about, first } of jobs) {
      expect(about).toMatchObject({ actorId: colleague.actor.id });
      expect(about).toEqual(first);
    }
  });

  it('is not filled with mails by whoever has signed up with it', async () => {
    const victim = await owner({ proven: false });
    for (let n = 0; n < 5; n += 1)
      await beginSession(
        { id: victim.userId, sessionVersion: 1 },
        { name: 'Firefox on Linux', hash: `browser ${n}` },
      );
    expect(await mailsTo(victim.email)).toEqual(['Confirm your e-mail address']);
    const { bookingId } = await bookedFor(victim);
    for (let n = 0; n < 15; n += 1) {
      const mailId = randomUUID();
      await world.sql(
        `INSERT INTO "Mail" ("id", "tenantId", "bookingId", "kind", "recipient") VALUES ($1, $2, $3, 'owner_new_booking', '')`,
        [mailId, victim.ctx.tenantId, bookingId],
      );
      await sendBookingMail(victim.ctx, { mailId });
    }
    expect(await mailsTo(victim.email)).toHaveLength(1 + 10);
    // What waited is sent when it is proven.
    await proveAddress({ token: await secretOf(victim.email, 'ADDRESS_PROOF') }, victim.userId);
    expect(await mailsTo(victim.email)).toHaveLength(1 + 16);
  });

  it('is proven by a reset link too, which was mailed to it', async () => {
    const somebody = await owner({ proven: false });
    await resetPassword({ token: await forgot(somebody.email), password: other });
    expect(
      await inviteMember(somebody.ctx, { email: `guest-${people++}@accounts.test`, role: 'STAFF' }),
    ).toMatchObject({ ok: true });
  });
});

it('an invitation goes to one address once a day, and not from a crowd of businesses', async () => {
  const businesses = [await owner(), await owner(), await owner(), await owner()];
  const email = `guest-${people++}@accounts.test`;
  const invite = ({ ctx }: Owner, now = Date.now()) => inviteMember(ctx, { email, role: 'STAFF' }, now);
  const [first, second, third, fourth] = businesses as [Owner, Owner, Owner, Owner];
  const both = await Promise.all([invite(first), invite(first)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await invite(second)).toMatchObject({ ok: true });
  expect(await invite(third)).toMatchObject({ ok: true });
  expect(await invite(fourth)).toMatchObject({ ok: false, errors: [{ path: 'email' }] });
  expect(await invite(first, Date.now() + 25 * HOUR)).toMatchObject({ ok: true });
});
