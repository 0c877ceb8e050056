import { z } from 'zod';
import { addFeed, countFeeds, listFeeds as query, revokeFeed } from '@/lib/data/calendars/feeds';
import { findResource } from '@/lib/data/catalogue/resources';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { type CalendarFeedInput, calendarFeedInput } from '@/lib/domain/editing/calendar-feed-input';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { env } from '@/lib/env';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';

/** More than anybody has people and phones; a list that nobody looks through hides a stolen address. */
const MOST_FEEDS = 50;

export const listFeeds = operation({
  name: 'calendar_feed.list',
  can: 'calendar:connect',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({
      id: idField,
      resourceId: idField.nullable(),
      resourceName: z.string().nullable(),
      showsCustomers: z.boolean(),
      showsClosed: z.boolean(),
      createdAt: z.number(),
      lastReadAt: z.number().nullable(),
    }),
  ),
  describe: 'Lists the private calendar addresses that work, newest first, without the addresses themselves.',
  run: query,
});

export const makeFeed = operation({
  name: 'calendar_feed.make',
  can: 'calendar:connect',
  effect: 'write',
  confirmed: true,
  input: calendarFeedInput,
  /** The address appears in this answer and nowhere else: only the hash of its secret is stored. */
  output: z.object({ address: z.string() }),
  describe:
    'Makes a private address at which other calendars read the appointments of somebody, or of all; shown only once.',
  run: make,
});

function make(ctx: TenantContext, input: CalendarFeedInput): Promise<EditResult<{ address: string }>> {
  return inOneTransaction(ctx, async (tx) => {
    const resource = input.resourceId && (await findResource(tx, ctx, input.resourceId));
    if (input.resourceId && !resource) return notFound('person or room');
    if ((await countFeeds(tx, ctx)) >= MOST_FEEDS)
      return notAllowed(`There are ${MOST_FEEDS} private addresses. Revoke one that nobody reads any more.`);
    const token = randomToken();
    const id = await addFeed(tx, ctx, { ...input, tokenHash: tokenHash(token) });
    const name = resource ? resource.name : 'Everybody';
    await addAudit(tx, ctx, {
      action: 'calendar_feed.made',
      subjectId: id,
      after: { name, showsCustomers: input.showsCustomers },
    });
    return { ok: true, address: `${env.APP_URL}/calendars/${token}/bookings.ics` };
  });
}

export const removeFeed = operation({
  name: 'calendar_feed.revoke',
  can: 'calendar:connect',
  effect: 'write',
  input: z.strictObject({ id: idField }),
  output: nothing,
  describe: 'Revokes a private calendar address at once, for good.',
  run: (ctx: TenantContext, { id }: { id: string }) =>
    inOneTransaction<object>(ctx, async (tx) => {
      const gone = await revokeFeed(tx, ctx, id);
      if (!gone) return notFound('address');
      const resource = gone.resourceId && (await findResource(tx, ctx, gone.resourceId));
      await addAudit(tx, ctx, {
        action: 'calendar_feed.revoked',
        subjectId: id,
        before: { name: resource ? resource.name : 'Everybody', showsCustomers: gone.showsCustomers },
      });
      return { ok: true };
    }),
});
