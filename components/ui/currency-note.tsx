'use client';

import { clsx } from 'clsx';
import { currencyNoteFor, type CurrencyNote as Note } from '@/lib/domain/currency-note';
import { deviceZone } from './device-zone';
import { useHydrated } from './use-hydrated';

type CurrencyNoteProps = { note: Note; className?: string };

/**
 * Names the currency to a visitor from elsewhere. Pages are cached for everybody, so only the browser knows; it stands
 * where nothing moves when it comes. Every public page brings it along, so it does without `cn` and its library, and the
 * words are the server's.
 */
export function CurrencyNote({ note, className }: CurrencyNoteProps) {
  if (!useHydrated()) return null;
  const words = currencyNoteFor(note, { languages: navigator.languages, timeZone: deviceZone() });
  return words && <p className={clsx('text-sm text-soft', className)}>{words}</p>;
}
