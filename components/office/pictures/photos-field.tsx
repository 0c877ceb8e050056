'use client';

import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import type { PointerEvent } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Fieldset } from '@/components/ui/fieldset';
import { reach } from '@/components/ui/reach';
import { readPictureAddress } from '@/lib/domain/files/picture-address';
import { TextField } from '../form/fields';
import { useField } from '../form/use-field';
import { ChoosePicture } from './choose-picture';
import { useFileActions } from './file-actions';
import { FocusDialog } from './focus-dialog';
import { PictureUpload } from './picture-upload';
import { Thumbnail } from './thumbnail';
import { useDragOrder } from './use-drag-order';

type PhotosFieldProps = { name: string; legend: string; hint: string; most: number };

/** Several photos in an order: uploaded, or chosen from those that are there; the order by drag or by the arrows. */
export function PhotosField({ name, legend, hint, most }: PhotosFieldProps) {
  const { control, error } = useField(name);
  const { fields, append, remove, move } = useFieldArray({ name, control });
  const { list, dragged, begin, styleOf } = useDragOrder(move);
  const add = (url: string, alt = '') => append({ url, alt }, { shouldFocus: false });
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      <ol ref={list} className="grid gap-2 empty:hidden">
        {fields.map((field, index) => (
          <li
            key={field.id}
            style={styleOf(index)}
            className={cn(
              'grid gap-3 rounded-control border bg-surface p-3',
              dragged === index && 'border-accent shadow-overlay',
              dragged !== null && dragged !== index && 'motion-safe:transition-transform',
            )}
          >
            <PhotoRow
              name={`${name}.${index}`}
              index={index}
              count={fields.length}
              move={(to) => move(index, to)}
              remove={() => remove(index)}
              begin={(event) => begin(index, event)}
            />
          </li>
        ))}
      </ol>
      <PictureUpload
        purpose="PHOTO"
        label="Add photos"
        room={most - fields.length}
        onUploaded={({ url, alt }) => add(url, alt)}
      />
      {fields.length < most && (
        <ChoosePicture purpose="PHOTO" what={legend} choose={({ url, alt }) => add(url, alt)} />
      )}
    </Fieldset>
  );
}

type PhotoRowProps = {
  name: string;
  index: number;
  count: number;
  move: (to: number) => void;
  remove: () => void;
  begin: (event: PointerEvent) => void;
};

function PhotoRow({ name, index, count, move, remove, begin }: PhotoRowProps) {
  const { setValue, getValues } = useFormContext();
  const { describe } = useFileActions();
  const { error } = useField(`${name}.url`);
  const url: string = useWatch({ name: `${name}.url` }) ?? '';
  const what = `photo ${index + 1}`;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows beside it do the same by keyboard and thumb. */}
        <span
          className="flex cursor-grab items-center gap-1 text-faint active:cursor-grabbing"
          title="Drag to another place"
          // A finger on the picture scrolls; on the grip it drags.
          onPointerDown={(event) => event.pointerType === 'mouse' && begin(event)}
          onDragStart={(event) => event.preventDefault()}
        >
          {count > 1 && (
            <span
              data-grip
              className="-ml-2 grid touch-none place-items-center self-stretch px-1 pointer-coarse:min-w-11"
              onPointerDown={(event) => event.pointerType !== 'mouse' && begin(event)}
            >
              <GripVertical aria-hidden className="size-4" />
            </span>
          )}
          <Thumbnail url={url} className="size-20" />
        </span>
        <FocusDialog
          url={url}
          what={what}
          onChange={(next, focus) => {
            setValue(`${name}.url`, next, { shouldDirty: true });
            // Kept with the file, too: where it is used next, it begins with this.
            const id = readPictureAddress(next)?.id;
            if (id) void reach(() => describe({ id, alt: getValues(`${name}.alt`), focus }));
          }}
        />
        <span className="ml-auto flex">
          <Button
            tone="quiet"
            size="icon"
            aria-label={`Move ${what} earlier`}
            disabled={index === 0}
            onClick={() => move(index - 1)}
          >
            <ArrowUp />
          </Button>
          <Button
            tone="quiet"
            size="icon"
            aria-label={`Move ${what} later`}
            disabled={index === count - 1}
            onClick={() => move(index + 1)}
          >
            <ArrowDown />
          </Button>
          <Button tone="quiet" size="icon" aria-label={`Remove ${what}`} onClick={remove}>
            <X />
          </Button>
        </span>
      </div>
      <TextField
        name={`${name}.alt`}
        label="What it shows"
        optional
        hint="For those who can’t see it, and for search engines."
      />
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </>
  );
}
