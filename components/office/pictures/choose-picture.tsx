'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Thumbnail } from './thumbnail';

const fileName = (url: string) => url.split('#', 1)[0]?.split('/').at(-1) ?? url;

/** The pictures that the business has already, its own and those that ship with the app. */
export function ChoosePicture({ pictures, choose }: { pictures: string[]; choose: (url: string) => void }) {
  const [open, setOpen] = useState(false);
  if (pictures.length === 0) return null;
  return (
    <div className="grid gap-2">
      <Button size="small" aria-expanded={open} className="justify-self-start" onClick={() => setOpen(!open)}>
        Choose from your pictures
      </Button>
      {open && (
        <div className="grid grid-cols-4 gap-2 sm:grid-cols-6">
          {pictures.map((url) => (
            <button
              key={url}
              type="button"
              aria-label={`Use ${fileName(url)}`}
              onClick={() => {
                choose(url);
                setOpen(false);
              }}
              className="aspect-square"
            >
              <Thumbnail url={url} className="size-full" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
