'use client';

import { ImageIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Controller } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useField } from './use-field';

type PictureFieldProps = { name: string; label: ReactNode; hint?: ReactNode; pictures: string[] };

/** The URL of a picture, typed or chosen from those that the business already uses. */
export function PictureField({ name, label, hint, pictures }: PictureFieldProps) {
  const { control, error } = useField(name);
  const [choosing, setChoosing] = useState(false);
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <div className="grid gap-2">
          <Field label={label} hint={hint} error={error} optional>
            <span className="flex items-center gap-2">
              <Preview url={field.value} />
              <Input
                ref={field.ref}
                value={field.value ?? ''}
                onChange={field.onChange}
                onBlur={field.onBlur}
                placeholder="/pictures/… or https://…"
                autoComplete="off"
              />
            </span>
          </Field>
          {pictures.length > 0 && (
            <div className="grid gap-2">
              <Button
                size="small"
                aria-expanded={choosing}
                className="justify-self-start"
                onClick={() => setChoosing(!choosing)}
              >
                Choose from your pictures
              </Button>
              {choosing && (
                <div className="grid grid-cols-4 gap-2 sm:grid-cols-6">
                  {pictures.map((url) => (
                    <button
                      key={url}
                      type="button"
                      aria-label={`Use ${fileName(url)}`}
                      onClick={() => {
                        field.onChange(url);
                        setChoosing(false);
                      }}
                      className="aspect-square overflow-hidden rounded-control border"
                    >
                      {/* biome-ignore lint/performance/noImgElement: a thumbnail of an address that may be anywhere. */}
                      <img src={url} alt="" loading="lazy" className="size-full object-cover" />
                    </button>
                  ))}
                </div>
              )}
            </div>
          )}
        </div>
      )}
    />
  );
}

const fileName = (url: string) => url.split('/').at(-1) ?? url;

function Preview({ url }: { url: string }) {
  return (
    <span className="grid size-11 shrink-0 place-items-center overflow-hidden rounded-control border bg-sunken text-faint">
      {url && /^(\/|https:)/.test(url) ? (
        // biome-ignore lint/performance/noImgElement: a thumbnail of an address that may be anywhere.
        <img src={url} alt="" className="size-full object-cover" />
      ) : (
        <ImageIcon aria-hidden className="size-4" />
      )}
    </span>
  );
}
