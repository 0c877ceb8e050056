'use client';

import { Crosshair } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type Focus, pictureAddress, readPictureAddress } from '@/lib/domain/files/picture-address';

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-5, 0],
  ArrowRight: [5, 0],
  ArrowUp: [0, -5],
  ArrowDown: [0, 5],
};
const percent = (part: number) => Math.round(Math.min(100, Math.max(0, part)));

type FocusDialogProps = { url: string; what: string; onChange: (url: string, focus: Focus) => void };

/** Says what of an own picture must stay visible where it is cropped: by a tap, or by the arrow keys. */
export function FocusDialog({ url, what, onChange }: FocusDialogProps) {
  const own = readPictureAddress(url);
  const [open, setOpen] = useState(false);
  const [focus, setFocus] = useState<Focus>({ x: 50, y: 50 });
  if (!own) return null;
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    setFocus({
      x: percent(((event.clientX - left) / width) * 100),
      y: percent(((event.clientY - top) / height) * 100),
    });
  };
  const step = (event: KeyboardEvent) => {
    const [x, y] = steps[event.key] ?? [];
    if (x === undefined || y === undefined) return;
    event.preventDefault();
    setFocus({ x: percent(focus.x + x), y: percent(focus.y + y) });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setFocus(own.focus);
        setOpen(next);
      }}
      wide
      title="What must stay visible"
      description="Tap on it, or move the mark with the arrow keys. Where a page shows only a part of the picture, this part is in it."
      trigger={
        <Button size="small">
          <Crosshair aria-hidden /> Crop<span className="sr-only"> {what}</span>
        </Button>
      }
      footer={
        <Button
          tone="accent"
          onClick={() => {
            onChange(pictureAddress(own, focus), focus);
            setOpen(false);
          }}
        >
          Take this
        </Button>
      }
    >
      <button
        type="button"
        aria-label={`The mark is ${focus.x} % from the left and ${focus.y} % from the top`}
        onPointerDown={point}
        onKeyDown={step}
        className="relative mx-auto block max-h-[60dvh] touch-none overflow-hidden rounded-control"
        style={{ aspectRatio: `${own.width} / ${own.height}` }}
      >
        {/* biome-ignore lint/performance/noImgElement: our own picture, in a width that is there already. */}
        <img src={url} alt="" draggable={false} className="size-full" />
        <span
          aria-hidden
          className="absolute size-8 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-photo-ink bg-photo-shade/40 shadow-overlay"
          style={{ left: `${focus.x}%`, top: `${focus.y}%` }}
        />
      </button>
    </Dialog>
  );
}
