'use client';

import { Images } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import { Skeleton } from '@/components/ui/skeleton';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';
import { type Choices, useFileActions } from './file-actions';
import { Thumbnail } from './thumbnail';

const fileName = (url: string) => url.split('#', 1)[0]?.split('/').slice(-2).join(' ') ?? url;

type ChoosePictureProps = {
  purpose: PicturePurpose;
  /** For those who can’t see which field the button belongs to. */
  what: string;
  choose: (picture: { url: string; alt: string }) => void;
};

/** The pictures that there are already: the business's own, those that it uses from elsewhere, those that ship. */
export function ChoosePicture({ purpose, what, choose }: ChoosePictureProps) {
  const { list } = useFileActions();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Choices | { ok: false; message: string } | null>(null);
  const take = (picture: { url: string; alt: string }) => {
    choose(picture);
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) return;
        // Asked anew each time: another field may have uploaded one since.
        setFound(null);
        void reach(() => list({ purpose })).then(setFound);
      }}
      wide
      title="Choose a picture"
      trigger={
        <Button size="small">
          <Images aria-hidden /> Choose one<span className="sr-only"> for {what}</span>
        </Button>
      }
    >
      {found === null && <Skeleton className="h-40" />}
      {found?.ok === false && (
        <p role="alert" className="text-sm text-danger">
          {found.message}
        </p>
      )}
      {found?.ok && (
        <div className="grid gap-6">
          <Group
            title="Yours"
            none="None uploaded yet."
            pictures={found.own.map(({ url, alt, name }) => ({
              url,
              alt,
              label: alt || name || 'a picture',
            }))}
            take={take}
          />
          <Group title="In use from elsewhere" pictures={found.elsewhere.map(asPicture)} take={take} />
          <Group title="That come with MAIS" pictures={found.shipped.map(asPicture)} take={take} />
        </div>
      )}
    </Dialog>
  );
}

type Picture = { url: string; alt: string; label: string };
const asPicture = (url: string): Picture => ({ url, alt: '', label: fileName(url) });

type GroupProps = { title: string; none?: string; pictures: Picture[]; take: (picture: Picture) => void };

function Group({ title, none, pictures, take }: GroupProps) {
  if (pictures.length === 0 && !none) return null;
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-medium">{title}</h3>
      {pictures.length === 0 && <p className="text-sm text-faint">{none}</p>}
      <div className="grid grid-cols-3 gap-2 empty:hidden sm:grid-cols-6">
        {pictures.map((picture) => (
          <button
            key={picture.url}
            type="button"
            aria-label={`Use ${picture.label}`}
            title={picture.label}
            onClick={() => take(picture)}
            className="aspect-square rounded-control"
          >
            <Thumbnail url={picture.url} className="size-full" />
          </button>
        ))}
      </div>
    </section>
  );
}
