'use client';

import { CalendarX2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { failureInWords, type SourceFailure } from '@/lib/domain/calendars/source-state';
import type { CalendarChoicesInput, CalendarSourceInput } from '@/lib/domain/editing/calendar-source-input';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import { ChangeSource, NewSource } from './source-form';
import { WriteButton } from './write-button';

type ListedSource = CalendarChoicesInput & {
  resourceName: string;
  host: string;
  isGoogle: boolean;
  writes: boolean;
  readAt: number | null;
  failure: SourceFailure | '';
  failingSince: number | null;
  unread: number;
};

type SourceListProps = {
  sources: ListedSource[];
  resources: { id: string; name: string }[];
  timeZone: string;
  add: (input: CalendarSourceInput) => Promise<SaveResult>;
  change: (input: CalendarChoicesInput) => Promise<SaveResult>;
  setWrites: (input: { id: string; writes: boolean }) => Promise<SaveResult>;
  remove: (input: { id: string }) => Promise<SaveResult>;
};

export function SourceList({
  sources,
  resources,
  timeZone,
  add,
  change,
  setWrites,
  remove,
}: SourceListProps) {
  return (
    <section className="grid gap-3" aria-labelledby="sources">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="grid max-w-2xl gap-1">
          <h2 id="sources" className="font-semibold">
            Calendars that block times here
          </h2>
          <p className="text-sm text-soft">
            When somebody is busy in a calendar of their own, nobody can book them then. An address is read
            about every ten minutes. Bookings that stand are never touched: if one clashes, Today tells you.
          </p>
        </div>
        <NewSource resources={resources} add={add} />
      </div>
      <Card>
        {sources.length === 0 ? (
          <EmptyState
            icon={CalendarX2}
            title="No calendars"
            description="iCloud, Google, Outlook and most others give a calendar an address of its own. Add it here."
          />
        ) : (
          <ul className="divide-y">
            {sources.map((source) => (
              <li key={source.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
                <span className="grid min-w-0 flex-1 basis-60">
                  <span className="font-medium [overflow-wrap:anywhere]">
                    {source.resourceName}: {source.name}
                  </span>
                  <span className="text-sm text-soft [overflow-wrap:anywhere]">
                    {source.host},{' '}
                    {source.readAt === null ? (
                      'not read yet'
                    ) : (
                      <>
                        as of <InstantText at={source.readAt} timeZone={timeZone} />
                      </>
                    )}
                  </span>
                  {source.writes && <span className="text-sm text-soft">Bookings are written into it</span>}
                  <State of={source} />
                </span>
                <span className="-mr-3.5 ml-auto flex flex-wrap justify-end">
                  {source.isGoogle && <WriteButton source={source} setWrites={setWrites} />}
                  <ChangeSource source={source} change={change} />
                  <RemoveButton
                    title={`Remove ${source.name}?`}
                    consequence={`Its times no longer block bookings of ${source.resourceName}. The calendar itself isn’t touched.`}
                    removed="Calendar removed"
                    remove={() => remove({ id: source.id })}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

function State({ of: { failure, unread, readAt } }: { of: ListedSource }) {
  if (failure !== '')
    return (
      <span className="mt-1 grid justify-items-start gap-1 text-sm">
        <Badge tone="caution">Can’t be read</Badge>
        <span className="text-soft">
          {failureInWords[failure]}{' '}
          {readAt === null ? 'Nothing of it blocks yet.' : 'Until then its last known times go on blocking.'}
        </span>
      </span>
    );
  if (unread === 0) return null;
  return (
    <span className="text-sm text-soft">
      {unread === 1 ? 'One repeating entry repeats' : `${unread} repeating entries repeat`} in a way that we
      can’t follow: only its first time blocks.
    </span>
  );
}
