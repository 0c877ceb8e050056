import localFont from 'next/font/local';

/*
 * Two faces, each as a preloaded file with the letters of Western Europe (scripts/fonts.ts cuts them: what a page preloads
 * competes with its first picture) and one with the others, which only a page that needs them loads. All lie here or in a
 * package, so that nothing is fetched from a font host.
 */

/** Headings of the public voice, in their one weight. */
const fraunces = localFont({
  src: './fraunces-latin.woff2',
  variable: '--font-fraunces',
  weight: '420',
  fallback: ['Georgia', 'serif'],
});

const frauncesExtended = localFont({
  src: './fraunces-latin-ext.woff2',
  variable: '--font-fraunces-ext',
  weight: '420',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1EFF, U+20A0-20AB, U+20AD-20C0',
    },
  ],
});

/** Everything else. */
const geist = localFont({
  src: './geist-latin.woff2',
  variable: '--font-geist',
  weight: '400 700',
  fallback: ['ui-sans-serif', 'system-ui', 'sans-serif'],
});

/** Latin beyond Western Europe, Vietnamese, Cyrillic, and signs. */
const geistExtended = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02D9, U+02DB, U+02DD-052F, U+1E00-1EFF, U+2070-20AB, U+20AD-20C0, U+2116-2117, U+2126, U+2150-218F, U+2194-21FF',
    },
  ],
});

/** The class names of the root, which name the faces for app/globals.css. */
export const faces = [fraunces, frauncesExtended, geist, geistExtended]
  .map(({ variable }) => variable)
  .join(' ');
