import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { MemberRole } from '@/lib/domain/permissions';
import { readAssistant } from '@/lib/usecases/conversations/read';
import { confirmToolProposal, declineToolProposal } from '@/lib/usecases/proposals/answer';
import { readToolProposal } from '@/lib/usecases/proposals/read';
import { listGuesses } from '@/lib/usecases/sign-up/guesses';
import { signUp } from '@/lib/usecases/sign-up/sign-up';
import { calls, openWorld, type World } from './world';

/** "Tell me about your business": a draft that is filled by a click, and by nothing else. */
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());
beforeEach(() => world.model.reset());

const told =
  'We sell: Cut 45 minutes 40; Color 90 minutes 95. Tuesday to Saturday 9 to 18. Free to cancel until 12 hours before.';

let people = 0;
async function draft() {
  const made = await signUp({
    businessName: 'Clay & Light',
    trade: 'SALON',
    ownerName: 'Ann Example',
    email: `ann${people++}@example.test`,
    password: 'a-long-enough-password',
    country: 'GB',
    timeZone: 'Europe/London',
    currency: 'GBP',
  });
  if (!made.ok) throw new Error(made.detail);
  const { tenantId, userId } = made;
  const as = (role: MemberRole) =>
    mintTenantContext(tenantId, { kind: 'MEMBER', role, id: userId, name: 'Ann' });
  const rows = () =>
    world.rows(
      `SELECT 'package' AS what, p."name", p."active", p."priceCents" AS n, s."durationMinutes" AS minutes
         FROM "Package" p JOIN "Service" s ON s."id" = p."serviceId" WHERE p."tenantId" = $1
       UNION ALL SELECT 'hours', h."weekday"::text, true, h."startMinute", h."endMinute" FROM "ScheduleHours" h WHERE h."tenantId" = $1
       UNION ALL SELECT 'policy', "cancellationTiers"::text, true, "lateKeepBps", 0 FROM "Policy" WHERE "tenantId" = $1
       UNION ALL SELECT 'segment', "name", "active", 0, 0 FROM "Segment" WHERE "tenantId" = $1
       UNION ALL SELECT 'service', "name", "active", 0, 0 FROM "Service" WHERE "tenantId" = $1 ORDER BY 1, 2, 3, 4`,
      [tenantId],
    );
  return { tenantId, as, owner: as('OWNER'), rows };
}
type Made = Awaited<ReturnType<typeof draft>>;

async function proposed({ owner }: Made) {
  const said = await world.sayAs(owner, told);
  const id = said.steps.at(-1)?.proposalId ?? '';
  const proposal = await readToolProposal(owner, { id });
  if (!proposal) throw new Error(JSON.stringify(said.steps));
  return { proposal, seen: { id, edition: proposal.edition } };
}

it('asks, prepares what it is told with before and after, and leaves nothing until the click', async () => {
  const made = await draft();
  const before = await made.rows();
  expect(await readAssistant(made.owner)).toMatchObject({ isDraft: true });
  const asked = await world.sayAs(made.owner, 'Tell me about your business');
  expect([asked.steps, asked.text]).toEqual([[], expect.stringMatching(/What do you sell/)]);

  const { proposal, seen } = await proposed(made);
  expect(proposal).toMatchObject({ operation: 'set_up.fill', state: 'WAITING' });
  const { changes } = proposal.preview;
  expect(changes).toContainEqual({ label: 'Package', before: '', after: 'Cut, £40, 45 min' });
  expect(changes).toContainEqual({ label: 'Package', before: '', after: 'Color, £95, 1 h 30 min' });
  expect(changes.find(({ before: was }) => was.startsWith('Cut and finish'))?.after).toBe('hidden');
  expect(changes.find(({ label }) => label === 'Opening hours')?.after).toBe(
    'Monday: Closed; Tuesday to Saturday: 09:00–18:00; Sunday: Closed',
  );
  expect(changes.at(-1)).toEqual({
    label: 'When somebody cancels',
    before: expect.stringContaining('0 % is kept until'),
    after: expect.stringMatching(/^0 % is kept until .* before, 50 % later$/),
  });
  expect(await made.rows()).toEqual(before);

  expect(await confirmToolProposal(made.owner, seen)).toMatchObject({ ok: true });
  const after = await made.rows();
  const sold = after.filter(({ what, active }) => what === 'package' && active);
  expect(sold).toEqual([
    { what: 'package', name: 'Color', active: true, n: 9500, minutes: 90 },
    { what: 'package', name: 'Cut', active: true, n: 4000, minutes: 45 },
  ]);
  expect(after.filter(({ what }) => what === 'package')).toHaveLength(
    before.filter(({ what }) => what === 'package').length + 2,
  );
  expect(after.filter(({ what }) => what === 'hours').map(({ name, n }) => [name, n])).toEqual(
    ['2', '3', '4', '5', '6'].map((weekday) => [weekday, 540]),
  );
  expect(after.find(({ what }) => what === 'policy')).toMatchObject({ n: 5000 });
  // All of it is still to be looked at, and of what is hidden nothing is shown.
  const unseen = (await listGuesses(made.owner)).filter(({ shown }) => shown);
  const names = (kind: string) => unseen.flatMap((each) => (each.kind === kind ? each.name : [])).sort();
  expect(names('package')).toEqual(['Color', 'Cut']);
  expect(names('service')).toEqual(['Color', 'Cut']);
  expect([names('schedule'), names('policy')]).toEqual([['Opening hours'], ['Policy']]);
  expect(await confirmToolProposal(made.owner, seen)).toMatchObject({ ok: false });
});

it('leaves nothing when it is declined', async () => {
  const made = await draft();
  const before = await made.rows();
  const { seen } = await proposed(made);
  expect(await declineToolProposal(made.owner, seen)).toMatchObject({ ok: true });
  expect(await confirmToolProposal(made.owner, seen)).toMatchObject({ ok: false });
  expect(await made.rows()).toEqual(before);
});

it('is refused when the draft has changed, or has gone live, since it was previewed', async () => {
  const changed = await draft();
  const first = await proposed(changed);
  await world.rows(`UPDATE "Package" SET "priceCents" = 1234 WHERE "tenantId" = $1`, [changed.tenantId]);
  const before = await changed.rows();
  expect(await confirmToolProposal(changed.owner, first.seen)).toMatchObject({ ok: false });
  expect(await changed.rows()).toEqual(before);

  const opened = await draft();
  const second = await proposed(opened);
  await world.rows(`UPDATE "Tenant" SET "liveAt" = now() WHERE "id" = $1`, [opened.tenantId]);
  const live = await opened.rows();
  expect(await confirmToolProposal(opened.owner, second.seen)).toMatchObject({ ok: false });
  expect(await opened.rows()).toEqual(live);
});

it('is refused for a business that is live, and isn’t there for staff', async () => {
  const refused = await world.say(told);
  expect(refused.steps).toMatchObject([{ tool: 'set_up.fill', state: 'failed' }]);
  expect(refused.text).toMatch(/is live/);

  const made = await draft();
  const before = await made.rows();
  const input = { segments: [], packages: [], days: Array.from({ length: 7 }, () => []), policy: null };
  await world.model.assistantTurns([calls('set_up-fill', input), { text: 'So it is.' }]);
  const byStaff = await world.sayAs(made.as('STAFF'), 'Close all week');
  expect(byStaff.steps).toMatchObject([{ state: 'failed' }]);
  await world.model.assistantTurns([calls('set_up-fill', input), { text: 'So it is.' }]);
  const byAdmin = await world.sayAs(made.as('ADMIN'), 'Close all week, hours');
  expect(byAdmin.steps).toMatchObject([{ state: 'done', proposalId: expect.any(String) }]);
  expect(await made.rows()).toEqual(before);
});

it('names what is wrong, and keeps what somebody has looked at', async () => {
  const made = await draft();
  const input = {
    segments: [{ name: 'Hair', description: '' }],
    packages: [
      { name: 'Cut and finish', summary: '', segment: 'hair', priceCents: 4000, minutes: 45 },
      { name: 'Beard', summary: '', segment: 'Nowhere', priceCents: 2000, minutes: 20 },
    ],
    days: null,
    policy: null,
  };
  await world.model.assistantTurns([calls('set_up-fill', input), { text: 'No.' }]);
  const wrong = await world.sayAs(made.owner, 'Packages, please');
  expect(wrong.steps).toMatchObject([{ state: 'failed', line: expect.stringMatching(/Nowhere/) }]);

  await world.rows(
    `UPDATE "Tenant" t SET "guesses" = t."guesses" - ('package:' || p."id") FROM "Package" p
      WHERE p."tenantId" = t."id" AND p."slug" = 'scalp-ritual' AND t."id" = $1`,
    [made.tenantId],
  );
  const right = { ...input, packages: input.packages.slice(0, 1) };
  await world.model.assistantTurns([calls('set_up-fill', right), { text: 'Yes.' }]);
  const said = await world.sayAs(made.owner, 'Packages, then');
  const id = said.steps[0]?.proposalId ?? '';
  const proposal = await readToolProposal(made.owner, { id });
  expect(await confirmToolProposal(made.owner, { id, edition: proposal?.edition ?? '' })).toMatchObject({
    ok: true,
  });
  const packages = await world.rows(
    `SELECT p."name", p."slug", s."slug" AS segment FROM "Package" p LEFT JOIN "Segment" s ON s."id" = p."segmentId"
      WHERE p."tenantId" = $1 AND p."active" ORDER BY p."name"`,
    [made.tenantId],
  );
  expect(packages).toEqual([
    { name: 'Cut and finish', slug: 'cut-and-finish-2', segment: 'hair-2' },
    { name: 'Scalp ritual', slug: 'scalp-ritual', segment: 'care' },
  ]);
});
