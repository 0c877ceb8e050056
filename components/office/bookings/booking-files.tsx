'use client';

import { Download, FileText } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { reach } from '@/components/ui/reach';
import { sizeInWords } from '@/lib/domain/files/storage-room';
import { mostBytes } from '@/lib/domain/files/upload-input';
import type { SaveResult } from '../form/save-result';
import type { Announced, Refused } from '../pictures/file-actions';
import { UploadArea } from '../pictures/upload-area';
import { RemoveButton } from '../remove-button';

type BookingFile = { id: string; name: string; bytes: number; isShared: boolean };
type FileOf = { bookingId: string; id: string };
export type BookingFileActions = {
  start: (file: {
    bookingId: string;
    name: string;
    type: string;
    bytes: number;
    isShared: boolean;
  }) => Promise<Announced | Refused>;
  finish: (file: FileOf) => Promise<({ ok: true } & BookingFile) | Refused>;
  cancel: (file: FileOf) => Promise<{ ok: true } | Refused>;
  share: (file: FileOf & { isShared: boolean }) => Promise<{ ok: true } | Refused>;
  remove: (file: FileOf) => Promise<SaveResult>;
  open: (file: FileOf) => Promise<{ ok: true; url: string } | Refused>;
};

type BookingFilesProps = {
  bookingId: string;
  files: BookingFile[];
  mayEdit: boolean;
  actions: BookingFileActions;
};

/** A contract, a shot list, an invoice: what belongs to a booking, for the office alone or for its customer too. */
export function BookingFiles({ bookingId, files, mayEdit, actions }: BookingFilesProps) {
  const router = useRouter();
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2 empty:hidden">
        {files.map(({ id, name, bytes, isShared }) => (
          <li key={id} className="grid gap-2 rounded-control border p-3">
            <div className="flex items-center gap-2">
              <FileText aria-hidden className="size-4 shrink-0 text-faint" />
              <span className="grid min-w-0 flex-1">
                <span className="truncate" dir="auto" title={name}>
                  {name}
                </span>
                <span className="text-sm text-faint">{sizeInWords(bytes)}</span>
              </span>
              <SaveButton name={name} open={() => actions.open({ bookingId, id })} />
              {mayEdit && (
                <RemoveButton
                  title={`Remove ${name}?`}
                  consequence={
                    isShared ? 'The customer doesn’t see it any more.' : 'It can’t be brought back.'
                  }
                  removed="File removed"
                  remove={() => actions.remove({ bookingId, id })}
                  onRemoved={() => router.refresh()}
                />
              )}
            </div>
            <SharedBox
              isShared={isShared}
              disabled={!mayEdit}
              share={(next) => actions.share({ bookingId, id, isShared: next })}
            />
          </li>
        ))}
      </ul>
      {mayEdit && (
        <UploadArea
          sending={{
            start: ({ name, type, size }) =>
              actions.start({ bookingId, name, type, bytes: size, isShared: false }),
            finish: ({ id }) => actions.finish({ bookingId, id }),
            cancel: ({ id }) => actions.cancel({ bookingId, id }),
          }}
          label="Add files"
          hint={`PDF, pictures, Word, Excel, text; up to ${mostBytes.DOCUMENT / 1_000_000} MB each.`}
          room={20}
          onUploaded={() => router.refresh()}
        />
      )}
    </div>
  );
}

type SharedBoxProps = {
  isShared: boolean;
  disabled: boolean;
  share: (isShared: boolean) => Promise<{ ok: true } | Refused>;
};

/** Shows the new choice at once, and the former one where it was refused. */
function SharedBox({ isShared, disabled, share }: SharedBoxProps) {
  const [chosen, setChosen] = useState(isShared);
  return (
    <Checkbox
      label="The customer sees it"
      checked={chosen}
      disabled={disabled}
      onChange={async (event) => {
        const next = event.currentTarget.checked;
        setChosen(next);
        const answer = await reach(() => share(next));
        if (answer.ok) return;
        setChosen(!next);
        toast.error(answer.message);
      }}
    />
  );
}

function SaveButton({
  name,
  open,
}: {
  name: string;
  open: () => Promise<{ ok: true; url: string } | Refused>;
}) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      tone="quiet"
      size="icon"
      aria-label={`Save ${name}`}
      disabled={busy}
      onClick={async () => {
        setBusy(true);
        const found = await reach(open);
        setBusy(false);
        if (found.ok) location.assign(found.url);
        else toast.error(found.message);
      }}
    >
      <Download />
    </Button>
  );
}
