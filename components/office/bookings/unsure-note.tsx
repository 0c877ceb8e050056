import { Callout } from '@/components/ui/callout';
import { InstantText } from '@/components/ui/instant-text';

export type Unsure = { name: string; calendar: string; since: number | null };

/** Beside free times: whose they are unsure of, since a calendar of theirs can't be read. */
export function UnsureNote({ unsure, timeZone }: { unsure: Unsure[]; timeZone: string }) {
  if (unsure.length === 0) return null;
  return (
    <Callout tone="caution" title="Some of these times are unsure" live>
      <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
        {unsure.map(({ name, calendar, since }) => (
          <li key={`${name} ${calendar}`}>
            Ask {name} first: their calendar {calendar}{' '}
            {since === null ? (
              'has never been read.'
            ) : (
              <>
                was last read <InstantText at={since} timeZone={timeZone} />.
              </>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
