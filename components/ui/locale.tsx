'use client';

import { createContext, type ReactNode, use } from 'react';

const LocaleContext = createContext('en-GB');

/** Everything within writes dates and times as they are written where the business is. */
export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): string {
  return use(LocaleContext);
}
