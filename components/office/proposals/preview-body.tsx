import Link from 'next/link';
import type { Preview } from '@/lib/domain/tools/preview';

/** What a proposal would do: before and after, the money, and who hears of it. */
export function PreviewBody({ preview }: { preview: Preview }) {
  const { about, changes, money, hears, notes } = preview;
  return (
    <div className="@container grid gap-4 text-sm [overflow-wrap:anywhere]">
      <p>
        {about.bookingId === null ? (
          about.text
        ) : (
          <Link href={`/admin/bookings/${about.bookingId}`} className="underline underline-offset-2">
            {about.text}
          </Link>
        )}
      </p>
      {changes.length > 0 && (
        <dl className="grid gap-2">
          {changes.map(({ label, before, after }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes may have the same label, and none moves
            <div key={at} className="grid gap-x-4 @md:grid-cols-[12rem_1fr]">
              <dt className="text-soft first-letter:uppercase">{label}</dt>
              <dd className="min-w-0">
                <Values before={before} after={after} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {money && (
        <dl className="grid gap-2 rounded-control bg-sunken px-3 py-2">
          {money.before !== '' && <Row label="Money now">{money.before}</Row>}
          <Row label={money.before === '' ? 'Money' : 'Money afterwards'}>{money.after}</Row>
        </dl>
      )}
      <div className="grid gap-1">
        <p className="text-soft">Who hears of it</p>
        {hears.length === 0 ? (
          <p>Nobody.</p>
        ) : (
          <ul className="grid gap-1">
            {hears.map(({ who, what }) => (
              <li key={`${who} ${what}`}>
                {who}: {what}
              </li>
            ))}
          </ul>
        )}
      </div>
      {notes.map((note) => (
        <p key={note} className="text-soft">
          {note}
        </p>
      ))}
    </div>
  );
}

function Values({ before, after }: { before: string; after: string }) {
  if (before === '') return <>{after}</>;
  return (
    <>
      <del className="text-soft">
        <span className="sr-only">Before: </span>
        {before}
      </del>{' '}
      <ins className="font-medium no-underline">
        <span className="sr-only">After: </span>
        {after === '' ? 'gone' : after}
      </ins>
    </>
  );
}

function Row({ label, children }: { label: string; children: string }) {
  return (
    <div className="grid gap-x-4 @md:grid-cols-[12rem_1fr]">
      <dt className="text-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
