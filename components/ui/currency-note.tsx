'use client';

import { clsx } from 'clsx';
import { currencyNote } from '@/lib/domain/currency-note';
import { useHydrated } from './use-hydrated';

type CurrencyNoteProps = { currency: string; locale: string; timeZone: string; className?: string };

/**
 * Names the currency to a visitor from elsewhere. Pages are cached for everybody, so only the browser knows; it stands
 * where nothing moves when it comes. Every public page brings it along, so it does without `cn` and its library.
 */
export function CurrencyNote({ className, ...business }: CurrencyNoteProps) {
  if (!useHydrated()) return null;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const note = currencyNote(business, { languages: navigator.languages, timeZone: timeZone || null });
  return note && <p className={clsx('text-sm text-soft', className)}>{note}</p>;
}
