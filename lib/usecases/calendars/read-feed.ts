import { z } from 'zod';
import { readBookedTimes } from '@/lib/data/calendars/appointments';
import { readClosedPeriods } from '@/lib/data/calendars/closed';
import { type OpenFeed, openFeed } from '@/lib/data/calendars/feeds';
import { listResources } from '@/lib/data/catalogue/resources';
import { readSite } from '@/lib/data/catalogue/sites';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { appointmentsOf } from '@/lib/domain/calendars/appointments';
import { DAY } from '@/lib/domain/durations';
import { linkInput } from '@/lib/domain/editing/member-input';
import { localDateOf } from '@/lib/domain/time';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { publicOperation } from '@/lib/usecases/operation';
import { feedFile } from './feed-file';

const PAST_DAYS = 90;
const COMING_DAYS = 400;

export const readFeed = publicOperation({
  name: 'calendar_feed.read',
  effect: 'read',
  input: linkInput,
  output: z.object({ text: z.string() }).nullable(),
  describe: 'Reads the calendar file of a private address: the last 90 days and the 400 to come.',
  run: read,
});

/** Null: nobody's, or revoked. `now` in epoch milliseconds. */
async function read({ token }: { token: string }, now = Date.now()): Promise<{ text: string } | null> {
  const feed = await openFeed(tokenHash(token));
  return feed && { text: await write(feed, now) };
}

async function write(
  { ctx, resourceId, showsCustomers, showsClosed }: OpenFeed,
  now: number,
): Promise<string> {
  // Whole days, so that the file changes with its appointments and not with the minute.
  const today = Math.floor(now / DAY) * DAY;
  const [booked, business, site, resources, closed] = await Promise.all([
    readBookedTimes(ctx, today - PAST_DAYS * DAY, today + COMING_DAYS * DAY, resourceId),
    readBusiness(ctx),
    readSite(ctx),
    resourceId === null ? [] : listResources(ctx),
    showsClosed ? readClosedPeriods(ctx, localDateOf(today - PAST_DAYS * DAY, 'UTC'), resourceId) : [],
  ]);
  const whose = resources.find(({ id }) => id === resourceId)?.name;
  return feedFile(appointmentsOf(booked), closed, {
    name: whose ? `${whose}, ${business.name}` : business.name,
    timeZone: business.timeZone,
    address: site,
    showsCustomers,
  });
}
