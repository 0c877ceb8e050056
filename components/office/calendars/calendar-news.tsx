import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import { InstantText } from '@/components/ui/instant-text';
import { LinkButton } from '@/components/ui/link-button';
import { isUnsure, type SourceFailure } from '@/lib/domain/calendars/source-state';

type Clash = {
  bookingId: string;
  contactName: string;
  packageName: string;
  start: number;
  resourceName: string;
  sourceName: string;
  title: string;
};
type Source = {
  failure: SourceFailure | '';
  id: string;
  name: string;
  resourceName: string;
  readAt: number | null;
  failingSince: number | null;
};

type CalendarNewsProps = {
  clashes: Clash[];
  sources: Source[];
  timeZone: string;
  now: number;
  mayConnect: boolean;
};

/** What calendars elsewhere bring to the owner's attention: bookings that clash, and calendars that nobody can read. */
export function CalendarNews({ clashes, sources, timeZone, now, mayConnect }: CalendarNewsProps) {
  const unsure = sources.filter((source) => isUnsure(source, now));
  return (
    <>
      {clashes.length > 0 && (
        <Callout tone="caution" title="Booked where somebody is busy elsewhere">
          <ul className="grid gap-1 [overflow-wrap:anywhere]">
            {clashes.map((clash) => (
              <li key={clash.bookingId}>
                <Link
                  href={`/admin/bookings/${clash.bookingId}`}
                  className="text-ink underline underline-offset-2"
                >
                  {clash.packageName}, {clash.contactName}
                </Link>
                , <InstantText at={clash.start} timeZone={timeZone} />: {clash.resourceName} has{' '}
                {clash.title === '' ? 'something' : `“${clash.title}”`} in {clash.sourceName}.
              </li>
            ))}
          </ul>
          <p className="mt-1">
            Move or cancel the booking, or give it to somebody else; or mark the entry in that calendar as
            free.
          </p>
        </Callout>
      )}
      {unsure.length > 0 && (
        <Callout
          tone="caution"
          title="Some free times are unsure"
          action={mayConnect ? <LinkButton href="/admin/calendars">Look at calendars</LinkButton> : undefined}
        >
          <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
            {unsure.map((source) => (
              <li key={source.id}>
                {source.name} of {source.resourceName} can’t be read
                {source.readAt === null ? (
                  '.'
                ) : (
                  <>
                    {' '}
                    since <InstantText at={source.readAt} timeZone={timeZone} />. What was known then goes on
                    blocking; what has come since does not.
                  </>
                )}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}
