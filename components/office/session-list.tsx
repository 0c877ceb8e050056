'use client';

import { MonitorSmartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { InstantText } from '@/components/ui/instant-text';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from './form/save-result';

type Session = { id: string; device: string; createdAt: number; seenAt: number };
type SessionListProps = {
  sessions: Session[];
  /** The session of this browser. */
  here: string;
  timeZone: string;
  end: (input: { id: string }) => Promise<SaveResult>;
  endOthers: (input: Record<string, never>) => Promise<SaveResult>;
};

/** A user's sessions, with a button to end each. */
export function SessionList({ sessions, here, timeZone, end, endOthers }: SessionListProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const ownFirst = [...sessions].sort((a, b) => Number(b.id === here) - Number(a.id === here));
  const run = (call: () => Promise<SaveResult>, done: string) =>
    start(async () => {
      const result = await reach(call);
      if (result.ok) toast.success(done);
      else toast.error(result.message);
      router.refresh();
    });
  return (
    <div className="grid gap-4">
      <ul className="divide-y">
        {ownFirst.map(({ id, device, createdAt, seenAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 py-3">
            <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-faint" />
            <span className="grid min-w-0 flex-1 basis-48">
              <span className="font-medium first-letter:uppercase">{device}</span>
              <span className="text-sm text-soft">
                Since <InstantText at={createdAt} timeZone={timeZone} withZone={timeZone === 'UTC'} />
                {id !== here && (
                  <>
                    , last seen <InstantText at={seenAt} timeZone={timeZone} />
                  </>
                )}
              </span>
            </span>
            {id === here ? (
              <Badge tone="info">This browser</Badge>
            ) : (
              <Button
                size="small"
                pending={pending}
                aria-label={`End the session in ${device}`}
                onClick={() => run(() => end({ id }), 'Session ended')}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          className="justify-self-start"
          pending={pending}
          onClick={() => run(() => endOthers({}), 'You are signed out everywhere else')}
        >
          End all others
        </Button>
      )}
    </div>
  );
}
