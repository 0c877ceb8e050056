'use client';

import { Plus, Rss } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { type CalendarFeedInput, calendarFeedInput } from '@/lib/domain/editing/calendar-feed-input';
import { CheckField, SelectField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { useCloseGuard } from '../form/use-close-guard';
import { MadeAndUsed } from '../made-and-used';
import { RemoveButton } from '../remove-button';

type Feed = {
  id: string;
  resourceName: string | null;
  showsCustomers: boolean;
  showsClosed: boolean;
  createdAt: number;
  lastReadAt: number | null;
};
type Made = { ok: true; address: string } | Extract<SaveResult, { ok: false }>;

type FeedListProps = {
  feeds: Feed[];
  resources: { id: string; name: string }[];
  timeZone: string;
  make: (input: CalendarFeedInput) => Promise<Made>;
  revoke: (input: { id: string }) => Promise<SaveResult>;
};

export function FeedList({ feeds, resources, timeZone, make, revoke }: FeedListProps) {
  return (
    <section className="grid gap-3" aria-labelledby="feeds">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="grid max-w-2xl gap-1">
          <h2 id="feeds" className="font-semibold">
            Private addresses
          </h2>
          <p className="text-sm text-soft">
            A calendar on a phone or a computer subscribes to such an address and shows your bookings. It only
            looks: nothing that is changed there comes back.
          </p>
        </div>
        <NewFeed resources={resources} make={make} />
      </div>
      <Card>
        {feeds.length === 0 ? (
          <EmptyState
            icon={Rss}
            title="No private addresses"
            description="Make one for each person who wants to see their bookings in a calendar of their own."
          />
        ) : (
          <ul className="divide-y">
            {feeds.map((feed) => (
              <li key={feed.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
                <span className="grid min-w-0 flex-1 basis-60">
                  <span className="font-medium">{feed.resourceName ?? 'Everybody'}</span>
                  <span className="text-sm text-soft">
                    {feed.showsCustomers ? 'With customers’ names and contacts' : 'Only what is booked'}
                    {feed.showsClosed && ', and closed periods'}
                  </span>
                </span>
                <MadeAndUsed
                  made="Made"
                  madeAt={feed.createdAt}
                  used="last read"
                  unused="never read"
                  usedAt={feed.lastReadAt}
                  timeZone={timeZone}
                />
                <span className="-mr-3.5 ml-auto">
                  <RemoveButton
                    label="Revoke"
                    title={`Revoke the address of ${feed.resourceName ?? 'everybody'}?`}
                    consequence="Calendars that read it stop showing your bookings, at the latest when they next ask. It can’t be brought back; a new one can be made."
                    removed="Address revoked"
                    remove={() => revoke({ id: feed.id })}
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

function NewFeed({ resources, make }: Pick<FeedListProps, 'resources' | 'make'>) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  const { onDirty, askToClose } = useCloseGuard(() => {
    setMade(undefined);
    setOpen(false);
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : askToClose())}
      title={made ? 'Your private address' : 'New private address'}
      trigger={
        <Button>
          <Plus aria-hidden /> New address
        </Button>
      }
    >
      {made ? (
        <div className="grid gap-4">
          <Callout tone="caution" title="Copy it now">
            This is the only time you can see it. Whoever has it reads these bookings until you revoke it.
          </Callout>
          <code className="overflow-x-auto rounded-control border bg-sunken px-3 py-2 text-sm break-all">
            {made}
          </code>
          <CopyButton text={made} label="Copy address" className="justify-self-start" />
          <p className="text-sm text-soft">
            iPhone and Mac: “Add subscribed calendar”. Google: “Other calendars”, “From URL”. Outlook: “Add
            calendar”, “Subscribe from web”. How soon a change is seen is up to them: minutes at Apple, up to
            a day at Google.
          </p>
        </div>
      ) : (
        <div data-panel>
          <OfficeForm
            schema={calendarFeedInput}
            values={{ resourceId: null, showsCustomers: true, showsClosed: false }}
            save={make}
            submitLabel="Make address"
            onSaved={({ address }) => {
              onDirty(false);
              setMade(address);
            }}
            onDirty={onDirty}
          >
            <SelectField
              name="resourceId"
              label="Whose bookings"
              nullable="Everybody’s"
              options={resources.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <CheckField
              name="showsCustomers"
              label="With customers’ names, contacts and notes"
              hint="Without, it says only what is booked and when."
            />
            <CheckField name="showsClosed" label="With closed periods" />
          </OfficeForm>
        </div>
      )}
    </Dialog>
  );
}
