'use client';

import { Archive, Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { InstantText } from '@/components/ui/instant-text';
import { Progress } from '@/components/ui/progress';
import { reach } from '@/components/ui/reach';
import { sizeInWords } from '@/lib/domain/files/storage-room';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';

type Refused = { ok: false; message: string };
type Exported = {
  id: string;
  state: 'making' | 'ready' | 'stopped';
  progress: number;
  parts: number[];
  startedAt: number;
  keptUntil: number;
};

type ExportCardProps = {
  exports: Exported[];
  timeZone: string;
  start: (input: Record<string, never>) => Promise<SaveResult>;
  save: (input: { id: string; part: number }) => Promise<{ ok: true; url: string } | Refused>;
  remove: (input: { id: string }) => Promise<SaveResult>;
};

const LOOK_AGAIN_MS = 3000;
/** The mail leads here (lib/usecases/account/event-mail.ts). */
const ID = 'export';

/** A copy of everything, to keep or to leave with. */
export function ExportCard({ exports, timeZone, start, save, remove }: ExportCardProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const isMaking = exports.some(({ state }) => state === 'making');
  useEffect(() => {
    if (!isMaking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMaking, router]);
  // The page comes in pieces: when the browser looked for it, this was not there.
  useEffect(() => {
    if (location.hash === `#${ID}`) document.getElementById(ID)?.scrollIntoView();
  }, []);
  const begin = () =>
    startTransition(async () => {
      const answer = await reach(() => start({}));
      if (answer.ok) router.refresh();
      else toast.error(answer.message);
    });
  return (
    <Card id={ID} className="scroll-mt-20">
      <CardHeader
        title="Download everything"
        description="Customers, bookings, payments, what you sell, your history, your pictures and files: as tables that any spreadsheet opens, in ZIP files. We write to you when they are ready."
      />
      <CardBody>
        <div className="grid gap-4">
          <ul className="grid gap-3 empty:hidden">
            {exports.map((each) => (
              <li key={each.id} className="grid gap-3 rounded-control border p-3">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Archive aria-hidden className="size-4 shrink-0 text-faint" />
                  <span className="grid min-w-0 flex-1 basis-56">
                    <span>
                      As of <InstantText at={each.startedAt} timeZone={timeZone} />
                    </span>
                    <span role="status" className="text-sm text-soft">
                      <Said {...each} timeZone={timeZone} />
                    </span>
                  </span>
                  <RemoveButton
                    title="Remove this export?"
                    consequence={
                      each.state === 'making'
                        ? 'It stops being made.'
                        : 'Its ZIP files are removed from here. You can make another one.'
                    }
                    removed="Export removed"
                    remove={() => remove({ id: each.id })}
                    onRemoved={() => router.refresh()}
                  />
                </div>
                {each.state === 'making' && <Progress label="How far the export is" value={each.progress} />}
                {each.state === 'ready' && (
                  <Parts parts={each.parts} save={(part) => save({ id: each.id, part })} />
                )}
              </li>
            ))}
          </ul>
          <Button className="justify-self-start" onClick={begin} pending={pending} disabled={isMaking}>
            <Archive aria-hidden /> {exports.length > 0 ? 'Make another export' : 'Download everything'}
          </Button>
        </div>
      </CardBody>
    </Card>
  );
}

function Said({ state, progress, parts, keptUntil, timeZone }: Exported & { timeZone: string }) {
  if (state === 'making') return `Being written: ${Math.floor(progress * 100)} %. You can leave this page.`;
  if (state === 'stopped') return 'It couldn’t be written. Remove it, and begin anew.';
  const bytes = parts.reduce((sum, each) => sum + each, 0);
  return (
    <>
      {sizeInWords(bytes)}, kept until <InstantText at={keptUntil} timeZone={timeZone} />
    </>
  );
}

type PartsProps = { parts: number[]; save: (part: number) => Promise<{ ok: true; url: string } | Refused> };

function Parts({ parts, save }: PartsProps) {
  const [pending, startTransition] = useTransition();
  return (
    <ul className="flex flex-wrap gap-2">
      {parts.map((bytes, index) => {
        const part = index + 1;
        const name = parts.length > 1 ? `Save part ${part} of ${parts.length}` : 'Save';
        return (
          <li key={part}>
            <Button
              size="small"
              pending={pending}
              onClick={() =>
                startTransition(async () => {
                  const found = await reach(() => save(part));
                  if (found.ok) location.assign(found.url);
                  else toast.error(found.message);
                })
              }
            >
              <Download aria-hidden /> {name} ({sizeInWords(bytes)})
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
