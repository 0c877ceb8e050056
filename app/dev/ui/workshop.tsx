'use client';

import { useEffect } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { LocaleProvider } from '@/components/ui/locale';
import { showFocus } from './focused';
import type { Look } from './look';
import type { Specimen } from './specimen';

declare global {
  namespace NodeJS {
    interface Require {
      /** The bundler's: every module of a folder. */
      context(folder: string, deep: boolean, names: RegExp): { keys(): string[]; (key: string): unknown };
    }
  }
}

// Read from the folder, so that a new specimen needs no list.
const folder = require.context('./specimens', false, /\.tsx$/);
const specimens = folder
  .keys()
  .map((key) => (folder(key) as { specimen: Specimen }).specimen)
  .sort((one, other) => one.shows[0].localeCompare(other.shows[0]));

const titleOf = (file: string) => (file[0] ?? '').toUpperCase() + file.slice(1).replaceAll('-', ' ');

export function Workshop({ theme, voice, brand }: Look) {
  useEffect(showFocus, []);
  const href = (change: Partial<Look>) =>
    `/dev/ui?${new URLSearchParams({ theme, voice, ...(brand ? { brand } : {}), ...change })}`;
  return (
    <LocaleProvider locale="en-GB">
      <main className="page grid gap-10 py-8">
        <header className="grid gap-4">
          <h1 className="text-2xl font-semibold">Components</h1>
          <div className="flex flex-wrap gap-x-6 gap-y-3">
            <Choice options={['light', 'dark']} chosen={theme} hrefOf={(to) => href({ theme: to })} />
            <Choice options={['site', 'office']} chosen={voice} hrefOf={(to) => href({ voice: to })} />
          </div>
          <nav aria-label="Components" className="flex flex-wrap gap-x-4 text-sm text-soft">
            {specimens.map(({ shows: [name] }) => (
              <a
                key={name}
                href={`#${name}`}
                className="inline-flex min-h-8 items-center hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                {titleOf(name)}
              </a>
            ))}
          </nav>
        </header>
        {specimens.map((specimen) => (
          <Section key={specimen.shows[0]} {...specimen} />
        ))}
      </main>
    </LocaleProvider>
  );
}

function Choice<T extends string>(props: { options: T[]; chosen: string; hrefOf: (option: T) => string }) {
  return (
    <div className="flex gap-2">
      {props.options.map((option) => (
        <LinkButton
          key={option}
          href={props.hrefOf(option)}
          prefetch={false}
          size="small"
          tone={option === props.chosen ? 'accent' : 'plain'}
          aria-current={option === props.chosen || undefined}
        >
          {titleOf(option)}
        </LinkButton>
      ))}
    </div>
  );
}

function Section({ shows: [name, ...others], states }: Specimen) {
  return (
    <section id={name} aria-labelledby={`${name}-title`} data-specimen={name} className="grid gap-4 py-2">
      <h2 id={`${name}-title`} className="border-b pb-2 text-lg font-semibold">
        {titleOf(name)}
        {others.map((other) => (
          <span key={other} id={other} />
        ))}
      </h2>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        {states.map(({ title, content, wide, opens }) => (
          <div
            key={title}
            data-opens={opens}
            className={
              wide ? 'grid min-w-0 content-start gap-2 md:col-span-2' : 'grid min-w-0 content-start gap-2'
            }
          >
            <p className="text-xs text-faint">{title}</p>
            {/* A block, so that a part is as wide as it makes itself. */}
            <div>{content}</div>
          </div>
        ))}
      </div>
    </section>
  );
}
