'use client';

import { clsx } from 'clsx';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { keepScheme, keptScheme, type Scheme, schemes, schemeWords } from './color-scheme';

const icons = { device: Monitor, light: Sun, dark: Moon };

/**
 * Light, dark or the device's preference, for pages that are cached and so can't read the cookie. The choice takes
 * effect by this element's `data-scheme` (globals.css looks for it).
 */
export function SchemeSwitch() {
  const [scheme, setScheme] = useState<Scheme>('device');
  useEffect(() => setScheme(keptScheme()), []);
  return (
    <fieldset data-scheme={scheme} className="flex w-fit gap-0.5 rounded-control border p-0.5">
      <legend className="sr-only">Light or dark</legend>
      {schemes.map((each) => {
        const Icon = icons[each];
        return (
          <label
            key={each}
            title={schemeWords[each]}
            className={clsx(
              'relative grid size-9 place-items-center rounded-[calc(var(--round-control)-0.2rem)] hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:size-11',
              scheme === each ? 'border border-soft bg-surface text-ink shadow-raised' : 'text-faint',
            )}
          >
            <input
              type="radio"
              name="scheme"
              value={each}
              checked={scheme === each}
              aria-label={schemeWords[each]}
              onChange={() => {
                setScheme(each);
                keepScheme(each);
              }}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Icon aria-hidden className="size-4" />
          </label>
        );
      })}
    </fieldset>
  );
}
