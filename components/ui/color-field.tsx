'use client';

import { useState } from 'react';
import { contrastRatio, isHexColor, READABLE } from '@/lib/domain/contrast';
import { spelled } from '@/lib/domain/spelling';
import { brandOf } from './brand';
import { Field } from './field';
import { Input } from './input';
import { useLocale } from './locale';

type ColorFieldProps = {
  label: string;
  name: string;
  /** `#rrggbb` */
  defaultValue: string;
  error?: string;
  onChange?: (color: string) => void;
};

/** Picks the accent and shows how it will be used. Any colour is made readable, so none is refused. */
export function ColorField({ label, name, defaultValue, error, onChange }: ColorFieldProps) {
  const locale = useLocale();
  const [color, setColor] = useState(defaultValue);
  const set = (next: string) => {
    setColor(next);
    if (isHexColor(next)) onChange?.(next);
  };
  const valid = isHexColor(color);
  const brand = brandOf(color);
  const readable = contrastRatio(brand.fill, '#fcfaf6') >= READABLE;
  return (
    <div className="grid gap-2">
      <Field
        label={label}
        error={error ?? (valid ? undefined : 'Write it as # and six letters or digits, like #7a4b3a.')}
      >
        <span className="flex gap-2">
          <input
            type="color"
            aria-label={`${label}: pick`}
            value={brand.fill}
            onChange={(event) => set(event.target.value)}
            className="h-control w-14 shrink-0 rounded-control border border-edge bg-surface p-1"
          />
          <Input
            name={name}
            value={color}
            onChange={(event) => set(event.target.value.trim())}
            spellCheck={false}
            className="font-mono"
          />
        </span>
      </Field>
      <div
        role="img"
        aria-label={spelled('How the colour looks', locale)}
        className="flex overflow-hidden rounded-control border text-sm"
      >
        <Sample ground="#fcfaf6" text={brand.text} fill={brand.fill} on={brand.onFill} />
        <Sample ground="#15110e" text={brand.dark} fill={brand.dark} on={brand.onDark} />
      </div>
      <p role="status" className="text-sm text-faint">
        {valid &&
          (readable
            ? 'Reads well as it is.'
            : spelled(
                'A little pale for text: buttons keep your colour, links use a darker shade of it.',
                locale,
              ))}
      </p>
    </div>
  );
}

function Sample({ ground, text, fill, on }: { ground: string; text: string; fill: string; on: string }) {
  return (
    <span className="flex flex-1 items-center gap-3 px-3 py-3" style={{ background: ground }}>
      <span className="rounded-control px-3 py-1.5 font-medium" style={{ background: fill, color: on }}>
        Book
      </span>
      <span className="underline underline-offset-4" style={{ color: text }}>
        A link
      </span>
    </span>
  );
}
