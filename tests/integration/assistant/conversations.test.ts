import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  eraseConversation,
  eraseConversations,
  exportConversations,
} from '@/lib/usecases/conversations/keep';
import { readAssistant, readConversation } from '@/lib/usecases/conversations/read';
import { eraseCustomer } from '@/lib/usecases/customers/erase';
import { confirmToolProposal } from '@/lib/usecases/proposals/answer';
import { readToolProposal } from '@/lib/usecases/proposals/read';
import { writeRecords } from '@/lib/usecases/tool-calls/record';
import { undoToolCall } from '@/lib/usecases/tool-calls/undo';
import { calls, openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());
beforeEach(() => world.model.reset());

const count = async (table: string, where = 'true') => {
  const [row] = await world.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM "${table}" WHERE "tenantId" = $1 AND ${where}`,
    [world.tenantId],
  );
  return row?.n ?? 0;
};
const coming = async () => {
  const [row] = await world.rows<{ id: string; contactName: string; customerId: string }>(
    `SELECT "id", "contactName", "customerId" FROM "Booking"
      WHERE "tenantId" = $1 AND "status" = 'CONFIRMED' AND "date" > now() + interval '20 days' ORDER BY "date" DESC LIMIT 1`,
    [world.tenantId],
  );
  if (!row) throw new Error('Nobody is coming');
  return row;
};

describe('the script of the demo plays', () => {
  it('a look at the week, over two tools that read', async () => {
    const said = await world.say('How is this week?');
    expect(said.steps.map(({ tool, state }) => [tool, state])).toEqual([
      ['booking.list', 'done'],
      ['money.list_due', 'done'],
    ]);
    expect(said.text).toMatch(/the coming seven days/);
    await writeRecords();
    expect(await count('ToolCall', `"via" = 'assistant' AND "outcome" = 'ANSWERED'`)).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('a closed day, which a click takes back', async () => {
    const before = await count('Blackout');
    const said = await world.say('Block Friday');
    expect(said.steps).toMatchObject([{ tool: 'blackout.save', state: 'done' }]);
    expect(await count('Blackout')).toBe(before + 1);
    const [step] = said.steps;
    expect(await undoToolCall(world.ctx, { id: step?.undoId ?? '' })).toMatchObject({ ok: true });
    expect(await count('Blackout')).toBe(before);
  });

  it('a cancellation with its refund, which waits for a click', async () => {
    const booking = await coming();
    const name = booking.contactName.split(' ').at(-1) ?? '';
    const said = await world.say(`Cancel ${name}’s booking`);
    const step = said.steps.at(-1);
    expect(step).toMatchObject({ tool: 'booking.cancel', proposalId: expect.any(String) });
    expect(said.text).toMatch(/\]\(\/admin\/bookings\/[0-9a-f-]{36}\)/);
    const [still] = await world.rows(`SELECT "status" FROM "Booking" WHERE "id" = $1`, [booking.id]);
    expect(still).toEqual({ status: 'CONFIRMED' });

    const proposal = await readToolProposal(world.ctx, { id: step?.proposalId ?? '' });
    expect(proposal?.preview.hears.length).toBeGreaterThan(0);
    const seen = { id: proposal?.id ?? '', edition: proposal?.edition ?? '' };
    expect(await confirmToolProposal(world.ctx, seen)).toMatchObject({ ok: true });
    const [gone] = await world.rows(`SELECT "status" FROM "Booking" WHERE "id" = $1`, [booking.id]);
    expect(gone).toEqual({ status: 'CANCELED' });
    expect(await confirmToolProposal(world.ctx, seen)).toMatchObject({ ok: false });
  });
});

describe('a conversation', () => {
  it('is kept with what its tools did, and goes on with what was said', async () => {
    const first = await world.say('How is this week?');
    await world.model.assistantTurns([{ text: 'As I said.' }]);
    const second = await world.say('And?', { conversationId: first.conversationId });
    expect(second.conversationId).toBe(first.conversationId);
    const asked = (await world.model.assistantRequests()).at(-1);
    expect(asked?.messages.filter(({ role }) => role === 'tool')).toHaveLength(2);
    const kept = await readConversation(world.ctx, { conversationId: first.conversationId });
    expect(kept?.messages.map(({ role }) => role)).toEqual(['person', 'assistant', 'person', 'assistant']);
    expect(JSON.stringify(kept)).not.toContain('"read"');
  });

  it('is of its person only', async () => {
    const { conversationId } = await world.say('How is this week?');
    const other = world.stranger();
    expect(await readConversation(other, { conversationId })).toBeNull();
    expect(await eraseConversation(other, { conversationId })).toMatchObject({ ok: false });
    expect((await readAssistant(other)).conversations).toEqual([]);
    expect((await exportConversations(other)).json).not.toContain('week');
    await expect(world.sayAs(other, 'Go on', { conversationId })).rejects.toMatchObject({
      reason: 'not_found',
    });
    expect(await readConversation(world.ctx, { conversationId })).not.toBeNull();
  });

  it('has one answer at a time', async () => {
    await world.model.assistantConfig({ paceMs: 30 });
    await world.model.assistantTurns([{ text: 'one two three four five six seven eight nine ten' }]);
    const { conversationId } = await world.say('How is this week?');
    const slow = world.say('And now?', { conversationId });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(world.say('Hurry', { conversationId })).rejects.toMatchObject({ reason: 'conflict' });
    await slow;
    await world.model.assistantConfig({ paceMs: 0 });
    expect((await world.say('Now?', { conversationId })).text).not.toBe('');
  });

  it('is copied and erased', async () => {
    await world.say('Block Friday');
    const { json } = await exportConversations(world.ctx);
    expect(JSON.parse(json).conversations.length).toBeGreaterThan(0);
    expect(json).toContain('blackout.save');
    await eraseConversations(world.ctx);
    expect(await count('Conversation')).toBe(0);
    expect(await count('ConversationMessage')).toBe(0);
  });

  it('is answered again after an answer that failed, without asking twice what was done', async () => {
    await world.model.switch('assistant', { status: 500, times: 1 });
    const failed = await world.say('How is this week?');
    expect(failed.notes.join()).toMatch(/not available right now/);
    const again = await world.say(null, { conversationId: failed.conversationId });
    expect(again.text).toMatch(/the coming seven days/);
    const kept = await readConversation(world.ctx, { conversationId: failed.conversationId });
    expect(kept?.messages.filter(({ role }) => role === 'person')).toHaveLength(1);
  });
});

it('forgets a customer who is erased, in whosever conversation', async () => {
  const [gone] = await world.rows<{ id: string; name: string; email: string }>(
    `SELECT c."id", c."name", c."email" FROM "Customer" c WHERE c."tenantId" = $1 AND NOT EXISTS (
       SELECT 1 FROM "Booking" b WHERE b."customerId" = c."id" AND b."status" IN ('PENDING', 'CONFIRMED')) LIMIT 1`,
    [world.tenantId],
  );
  if (!gone) throw new Error('Everybody has a booking');
  await world.model.assistantTurns([
    calls('customer-read', { id: gone.id }),
    { text: `That is ${gone.name}.` },
  ]);
  const { conversationId } = await world.say(`Who is ${gone.email}?`);
  expect(await eraseCustomer(world.ctx, { id: gone.id })).toMatchObject({ ok: true });
  const kept = JSON.stringify(await readConversation(world.ctx, { conversationId }));
  expect(kept).not.toContain(gone.name);
  expect(kept).not.toContain(gone.email);
  const rows = await world.rows(`SELECT "parts" FROM "ConversationMessage" WHERE "conversationId" = $1`, [
    conversationId,
  ]);
  expect(JSON.stringify(rows)).not.toContain(gone.id);
});

describe('an answer that doesn’t end by itself', () => {
  it.each([
    ['the provider is away', { status: 500 }, /not available right now/],
    ['the provider says 429', { status: 429 }, /not available right now/],
    ['the stream is cut', { cut: true }, /cut off/],
    ['the connection breaks', { reset: true }, /not available right now/],
  ] as const)('says so when %s, and leaves what was done', async (_, fault, sentence) => {
    const before = await count('Blackout');
    const closing = {
      id: null,
      resourceId: null,
      reason: 'x',
      startDate: '2031-05-01',
      endDate: '2031-05-01',
      startMinute: null,
      endMinute: null,
    };
    await world.model.assistantTurns([calls('blackout-save', closing), { text: 'one two three four' }]);
    // The first step is well, the second one breaks.
    await world.model.switch('assistant', [{ times: 1 }, { ...fault, times: 1 }]);
    const said = await world.say('Close the first of May');
    expect(said.notes.join()).toMatch(sentence);
    expect(said.notes.join()).toMatch(/was done; nothing else/);
    expect(await count('Blackout')).toBe(before + 1);
    const [message] = await world.rows<{ complete: boolean }>(
      `SELECT "complete" FROM "ConversationMessage" WHERE "conversationId" = $1 AND "role" = 'ASSISTANT'`,
      [said.conversationId],
    );
    expect(message?.complete).toBe(true);
  });

  it('runs nothing of a call that can’t be read', async () => {
    const before = await count('Blackout');
    await world.model.assistantTurns([
      { calls: [{ name: 'blackout-save', arguments: '{"startDate":' }] },
      { text: 'Sorry, that went wrong.' },
    ]);
    const said = await world.say('Close tomorrow');
    expect(said.steps).toMatchObject([{ state: 'failed' }]);
    expect(await count('Blackout')).toBe(before);
  });

  it('stops when the person stops it', async () => {
    await world.model.assistantConfig({ paceMs: 60 });
    await world.model.assistantTurns([{ text: 'one two three four five six seven eight nine ten eleven' }]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 250);
    const said = await world.say('Tell me a story', { stop: stop.signal });
    expect(said.text).not.toContain('eleven');
    expect(said.notes).toEqual(['Stopped.']);
    expect((await world.say('Again', { conversationId: said.conversationId })).notes).toEqual([]);
  });

  it('ends after eight steps', async () => {
    await world.model.assistantTurns(Array.from({ length: 9 }, () => calls('money-list_due', {})));
    const said = await world.say('Again and again');
    expect(said.steps).toHaveLength(8);
    expect(said.notes.join()).toMatch(/more than 8 steps/);
  });
});

describe('the budget', () => {
  const use = (units: number) =>
    world.rows(
      `INSERT INTO "AssistantMonth" VALUES ($1, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM'), $2)
         ON CONFLICT ("tenantId", "month") DO UPDATE SET "units" = excluded."units"`,
      [world.tenantId, units],
    );
  const used = async () =>
    Number((await world.rows<{ units: string }>(`SELECT "units" FROM "AssistantMonth"`))[0]?.units);

  it('counts what the provider says was used', async () => {
    await use(0);
    await world.model.assistantTurns([{ text: 'x'.repeat(400) }]);
    await world.say('hello');
    const [asked] = (await world.model.assistantRequests()).slice(-1);
    expect(await used()).toBeGreaterThan(500);
    expect(await used()).toBeLessThan(JSON.stringify(asked).length / 3 + 500);
  });

  it('is hard: nothing is asked once it is used up', async () => {
    await use(99_999_990);
    const before = (await world.model.assistantRequests()).length;
    const said = await world.say('How is this week?');
    expect(said.notes.join()).toMatch(/used up/);
    expect(await world.model.assistantRequests()).toHaveLength(before);
    expect((await readAssistant(world.ctx)).budget.leftPercent).toBe(0);
    await use(0);
  });

  it('is not passed by many at once', async () => {
    await use(99_900_000);
    await Promise.all(Array.from({ length: 12 }, () => world.say('How is this week?')));
    expect(await used()).toBeLessThanOrEqual(100_000_000);
    await use(0);
  });
});
