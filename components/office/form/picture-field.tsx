'use client';

import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Controller } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';
import { ChoosePicture } from '../pictures/choose-picture';
import { FocusDialog } from '../pictures/focus-dialog';
import { PictureUpload } from '../pictures/picture-upload';
import { Thumbnail } from '../pictures/thumbnail';

import { useField } from './use-field';

type PictureFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** A logo is one that was uploaded as such. */
  purpose?: PicturePurpose;
};

/** One picture: uploaded, chosen from those that the business has already, or by its address elsewhere. */
export function PictureField({ name, label, hint, purpose = 'PHOTO' }: PictureFieldProps) {
  const { control, error } = useField(name);
  const [typing, setTyping] = useState(false);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => {
        const url: string = field.value ?? '';
        const isTyped = purpose === 'PHOTO' && (typing || Boolean(error) || url.startsWith('https://'));
        return (
          <Fieldset legend={label} hint={hint} error={isTyped ? undefined : error}>
            {url && (
              <div className="flex flex-wrap items-center gap-2">
                <Thumbnail url={url} className="size-20" whole={purpose === 'LOGO'} />
                {purpose === 'PHOTO' && <FocusDialog url={url} what={label} onChange={field.onChange} />}
                <Button
                  tone="quiet"
                  size="icon"
                  aria-label={`Remove ${label.toLowerCase()}`}
                  onClick={() => field.onChange('')}
                >
                  <X />
                </Button>
              </div>
            )}
            <PictureUpload
              purpose={purpose}
              label={url ? 'Replace it' : 'Add a picture'}
              room={1}
              onUploaded={(file) => field.onChange(file.url)}
            />
            <div className="flex flex-wrap items-start gap-2">
              <ChoosePicture purpose={purpose} what={label} choose={({ url }) => field.onChange(url)} />
              {purpose === 'PHOTO' && !isTyped && (
                <Button size="small" onClick={() => setTyping(true)}>
                  Use an address
                </Button>
              )}
            </div>
            {isTyped && (
              <Field label="Address of the picture" error={error}>
                <Input
                  ref={field.ref}
                  value={url}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  placeholder="https://…"
                  autoComplete="off"
                />
              </Field>
            )}
          </Fieldset>
        );
      }}
    />
  );
}
