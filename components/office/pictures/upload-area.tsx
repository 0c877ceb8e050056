'use client';

import { ImageUp, RotateCw, X } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Progress } from '@/components/ui/progress';
import { type FilePurpose, mostBytes, pictureTypes } from '@/lib/domain/files/upload-input';
import type { UploadedFile } from './file-actions';
import { type Upload, useUploads } from './use-uploads';

type UploadAreaProps = {
  purpose: FilePurpose;
  /** The button's words. */
  label: string;
  /** How many more may be added; 0: none. */
  room: number;
  onUploaded: (file: UploadedFile) => void;
};

/** Takes pictures that are chosen, dropped, pasted or photographed, and shows each on its way. */
export function UploadArea({ purpose, label, room, onUploaded }: UploadAreaProps) {
  const { uploads, add, cancel, retry } = useUploads(purpose, onUploaded);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const left = room - uploads.length;
  const take = (list: FileList | null) => {
    const pictures = [...(list ?? [])].slice(0, Math.max(0, left));
    if (pictures.length > 0) add(pictures);
  };
  return (
    <div className="grid gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting are shortcuts; the button does the same. */}
      <div
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
          disabled={left <= 0}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          <ImageUp aria-hidden /> {label}
        </Button>
        <span id={hint} className="text-sm text-faint">
          {left > 0
            ? `Or drop or paste ${room > 1 ? 'them' : 'it'} here. JPEG, PNG, WebP or AVIF, up to ${mostBytes[purpose] / 1_000_000} MB.`
            : 'That’s as many as there can be.'}
        </span>
        <input
          ref={input}
          type="file"
          accept={[...pictureTypes, 'image/heic'].join(',')}
          multiple={room > 1}
          className="hidden"
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      <ul className="grid gap-2 empty:hidden" aria-live="polite">
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
