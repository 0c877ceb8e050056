import type { Metadata } from 'next';
import { FeedList } from '@/components/office/calendars/feed-list';
import { PageHeader } from '@/components/ui/page-header';
import { readBusiness } from '@/lib/usecases/business/read';
import { listFeeds } from '@/lib/usecases/calendars/feeds';
import { listResources } from '@/lib/usecases/resources/read';
import { admit } from '../admit';
import { makeFeedAction, removeFeedAction } from './actions';

export const metadata: Metadata = { title: 'Calendars' };

export default function CalendarsPage() {
  return admit('calendar:connect', async ({ ctx }) => {
    const [feeds, resources, business] = await Promise.all([
      listFeeds(ctx),
      listResources(ctx),
      readBusiness(ctx),
    ]);
    return (
      <>
        <PageHeader title="Calendars" description="Bookings in the calendar that you look at anyway." />
        <FeedList
          feeds={feeds}
          resources={resources.map(({ id, name }) => ({ id, name }))}
          timeZone={business.timeZone}
          make={makeFeedAction}
          revoke={removeFeedAction}
        />
      </>
    );
  });
}
