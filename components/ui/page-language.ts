'use client';

import { useEffect } from 'react';

/**
 * The page's language, for what reads the document's own: the root layout is drawn before anybody knows whose page it
 * is. What is within the business's frame carries it from the start.
 */
export function PageLanguage({ locale }: { locale: string }) {
  useEffect(() => {
    const { documentElement } = document;
    // A translation has set the language that it made.
    if (documentElement.lang === 'en') documentElement.lang = locale;
    return () => {
      if (documentElement.lang === locale) documentElement.lang = 'en';
    };
  }, [locale]);
  return null;
}
