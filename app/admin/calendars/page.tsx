import type { Metadata } from 'next';
import { FeedList } from '@/components/office/calendars/feed-list';
import { GoogleSection } from '@/components/office/calendars/google-section';
import { SourceList } from '@/components/office/calendars/source-list';
import { PageHeader } from '@/components/ui/page-header';
import { readBusiness } from '@/lib/usecases/business/read';
import { listFeeds } from '@/lib/usecases/calendars/feeds';
import { listGoogleAccounts } from '@/lib/usecases/calendars/google';
import { listSources } from '@/lib/usecases/calendars/sources';
import { listResources } from '@/lib/usecases/resources/read';
import { admit } from '../admit';
import { one } from '../search-params';
import {
  addGoogleCalendarAction,
  addSourceAction,
  beginGoogleAction,
  changeSourceAction,
  disconnectGoogleAction,
  listGoogleCalendarsAction,
  makeFeedAction,
  removeFeedAction,
  removeSourceAction,
  setWritesAction,
} from './actions';

export const metadata: Metadata = { title: 'Calendars' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function CalendarsPage({ searchParams }: { searchParams: Search }) {
  return admit('calendar:connect', async ({ ctx }) => {
    const [params, google, feeds, sources, resources, business] = await Promise.all([
      searchParams,
      listGoogleAccounts(ctx),
      listFeeds(ctx),
      listSources(ctx),
      listResources(ctx),
      readBusiness(ctx),
    ]);
    const people = resources.map(({ id, name }) => ({ id, name }));
    return (
      <>
        <PageHeader
          title="Calendars"
          description="Your bookings in the calendar that you look at anyway, and what you have planned there as time that nobody can book here."
        />
        <div className="grid gap-8">
          {google.configured && (
            <GoogleSection
              accounts={google.accounts}
              resources={people}
              timeZone={business.timeZone}
              cameBack={one(params.google)}
              begin={beginGoogleAction}
              disconnect={disconnectGoogleAction}
              listCalendars={listGoogleCalendarsAction}
              add={addGoogleCalendarAction}
            />
          )}
          <SourceList
            sources={sources}
            resources={people}
            timeZone={business.timeZone}
            add={addSourceAction}
            change={changeSourceAction}
            setWrites={setWritesAction}
            remove={removeSourceAction}
          />
          <FeedList
            feeds={feeds}
            resources={people}
            timeZone={business.timeZone}
            make={makeFeedAction}
            revoke={removeFeedAction}
          />
        </div>
      </>
    );
  });
}
