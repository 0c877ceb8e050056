import localFont from 'next/font/local';

/** The display face of the public voice. From a package, so that nothing is fetched from a font host. */
const fraunces = localFont({
  src: '../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2',
  variable: '--font-fraunces',
  weight: '100 900',
  fallback: ['Georgia', 'serif'],
});

/** Letters beyond Western Europe; loaded only by a page that needs one. */
const frauncesExtended = localFont({
  src: '../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-normal.woff2',
  variable: '--font-fraunces-ext',
  weight: '100 900',
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

/** The class names for the element that contains a public page. */
export const displayFont = `${fraunces.variable} ${frauncesExtended.variable}`;
