'use client';

import { RotateCw, Upload as UploadIcon, X } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Progress } from '@/components/ui/progress';
import { count } from '../words';
import { type Sending, type Upload, useUploads } from './use-uploads';

type UploadAreaProps<Kept> = {
  sending: Sending<Kept>;
  /** The types that the browser offers to choose, as in `accept`; none: all. */
  accept?: string;
  /** The button's words. */
  label: string;
  /** What is taken, in a sentence. */
  hint: string;
  /** How many more may be added; 0: none. */
  room: number;
  onUploaded: (file: Kept) => void;
};

/** Takes files that are chosen, dropped, pasted or photographed, and shows each on its way. */
export function UploadArea<Kept>({ sending, accept, label, hint, room, onUploaded }: UploadAreaProps<Kept>) {
  const { uploads, add, cancel, retry } = useUploads(sending, onUploaded);
  const [over, setOver] = useState(false);
  const [leftOut, setLeftOut] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const left = Math.max(0, room - uploads.length);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    setLeftOut(Math.max(0, files.length - left));
    if (left > 0 && files.length > 0) add(files.slice(0, left));
  };
  const pasteHere = usePasteWhilePointedAt(take);
  return (
    <div className="grid gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts; the button does the same. */}
      <div
        {...pasteHere}
        onDragOver={(event: DragEvent) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        onPaste={(event: ClipboardEvent) => {
          if (event.clipboardData.files.length === 0) return;
          event.preventDefault();
          take(event.clipboardData.files);
        }}
        className={cn(
          'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-dashed p-3',
          over && 'border-accent bg-hover',
        )}
      >
        <Button
          size="small"
          disabled={left === 0}
          aria-describedby={hintId}
          onClick={() => input.current?.click()}
        >
          <UploadIcon aria-hidden /> {label}
        </Button>
        <span id={hintId} className="text-sm text-faint">
          {left > 0
            ? `Or drop or paste ${room > 1 ? 'them' : 'it'} here. ${hint}`
            : uploads.length > 0
              ? 'On the way.'
              : 'That’s as many as there can be.'}
        </span>
        <input
          ref={input}
          type="file"
          accept={accept}
          multiple={room > 1}
          className="hidden"
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      {leftOut > 0 && (
        <p role="status" className="text-sm text-caution">
          {count(leftOut, 'file was', 'files were')} left out: there is no room for more here.
        </p>
      )}
      <ul className="grid gap-2 empty:hidden">
        {uploads.map((upload) => (
          <UploadRow
            key={upload.key}
            upload={upload}
            cancel={() => cancel(upload.key)}
            retry={() => retry(upload.key)}
          />
        ))}
      </ul>
    </div>
  );
}

/** A paste goes to what has the focus, mostly nothing: while the pointer is over an area, it is meant for that one. */
function usePasteWhilePointedAt(take: (files: FileList) => void) {
  const [isPointedAt, setIsPointedAt] = useState(false);
  useEffect(() => {
    if (!isPointedAt) return;
    const paste = (event: globalThis.ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (event.defaultPrevented || !files?.length) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
  return { onPointerEnter: () => setIsPointedAt(true), onPointerLeave: () => setIsPointedAt(false) };
}

function UploadRow({ upload, cancel, retry }: { upload: Upload; cancel: () => void; retry: () => void }) {
  const { name, state, sent, message } = upload;
  const words = { waiting: 'Waits for its turn', sending: 'On its way', checking: 'Being made ready' };
  return (
    <li className="flex items-center gap-2 rounded-control border px-3 py-2">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="truncate text-sm">{name}</p>
        {state === 'failed' ? (
          <p role="alert" className="text-sm text-danger">
            {message}
          </p>
        ) : (
          <>
            <Progress label={`${name}: ${words[state]}`} {...(state === 'checking' ? {} : { value: sent })} />
            <p className="text-sm text-faint">{words[state]}</p>
          </>
        )}
      </div>
      {state === 'failed' && (
        <Button tone="quiet" size="icon" aria-label={`Try ${name} again`} onClick={retry}>
          <RotateCw />
        </Button>
      )}
      <Button
        tone="quiet"
        size="icon"
        aria-label={state === 'failed' ? `Put ${name} away` : `Stop ${name}`}
        onClick={cancel}
      >
        <X />
      </Button>
    </li>
  );
}
