'use client';

import { Plus } from 'lucide-react';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { reach } from '@/components/ui/reach';
import type { GoogleSourceInput } from '@/lib/domain/editing/google-input';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import { AddGoogleCalendar, type CalendarsFound } from './google-form';

type GoogleSectionProps = {
  accounts: { id: string; email: string; lostAt: number | null }[];
  resources: { id: string; name: string }[];
  timeZone: string;
  /** What Google's page has brought back: a word of ours, or why it didn't work. */
  cameBack: string;
  begin: (input: Record<string, never>) => Promise<SaveResult<{ url: string }>>;
  disconnect: (input: { id: string }) => Promise<SaveResult>;
  listCalendars: (input: { id: string }) => Promise<CalendarsFound>;
  add: (input: GoogleSourceInput) => Promise<SaveResult>;
};

const answers: Record<string, { tone: 'positive' | 'caution'; text: string }> = {
  connected: {
    tone: 'positive',
    text: 'Google is connected. Choose which of its calendars block times, and whose.',
  },
  denied: { tone: 'caution', text: 'Google was not connected: on its page nothing was allowed.' },
  failed: { tone: 'caution', text: 'Google was not connected. Please try once more.' },
};

export function GoogleSection(props: GoogleSectionProps) {
  const { accounts, resources, timeZone, cameBack, begin, disconnect, listCalendars, add } = props;
  const [pending, start] = useTransition();
  const go = () =>
    start(async () => {
      const result = await reach(() => begin({}));
      if (result.ok) window.location.assign(result.url);
      else toast.error(result.message);
    });
  const answer = answers[cameBack];
  return (
    <section className="grid gap-3" aria-labelledby="google">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="grid max-w-2xl gap-1">
          <h2 id="google" className="font-semibold">
            Google Calendar
          </h2>
          <p className="text-sm text-soft">
            Connected, a change in Google is known here within two minutes. Google’s page asks for the list of
            calendars and their events, and for nothing else.
          </p>
        </div>
        <Button onClick={go} pending={pending}>
          <Plus aria-hidden /> Connect Google
        </Button>
      </div>
      {answer && (
        <Callout tone={answer.tone} live>
          {answer.text}
        </Callout>
      )}
      <Card>
        {accounts.length === 0 ? (
          <EmptyState
            title="No Google account"
            description="Each person connects their own, on Google’s own page."
          />
        ) : (
          <ul className="divide-y">
            {accounts.map(({ id, email, lostAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
                <span className="grid min-w-0 flex-1 basis-60 justify-items-start gap-1">
                  <span className="font-medium [overflow-wrap:anywhere]">{email}</span>
                  {lostAt !== null && (
                    <>
                      <Badge tone="danger">Not connected any more</Badge>
                      <span className="text-sm text-soft">
                        Google lets us in no more since <InstantText at={lostAt} timeZone={timeZone} />. Its
                        last known times go on blocking. What has come since then doesn’t.
                      </span>
                    </>
                  )}
                </span>
                <span className="-mr-3.5 ml-auto flex flex-wrap">
                  {lostAt === null ? (
                    <AddGoogleCalendar
                      accountId={id}
                      email={email}
                      resources={resources}
                      listCalendars={listCalendars}
                      add={add}
                    />
                  ) : (
                    <Button tone="quiet" onClick={go} pending={pending}>
                      Connect again
                    </Button>
                  )}
                  <RemoveButton
                    label="Disconnect"
                    title={`Disconnect ${email}?`}
                    consequence="Its calendars no longer block times here, and our permission is given back to Google. Nothing is changed in the calendars."
                    removed="Google disconnected"
                    remove={() => disconnect({ id })}
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
