import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { root } from './paths';

/**
 * The fonts that every page preloads, cut to what pages use: the letters of Western Europe in the weights of app/globals.css.
 * `npx tsx scripts/fonts.ts` writes them to app/fonts after an update of either package (`unit/scripts/fonts` fails until then).
 * Both are under the SIL Open Font License, which allows a changed copy under the same licence.
 */
const sources = {
  // Text in 400 to 600, and 700 where a browser makes something bold by itself.
  'geist-latin.woff2': {
    from: 'geist/dist/fonts/geist-sans/Geist-Variable.woff2',
    axes: { wght: { min: 400, max: 700 } },
  },
  // Headings have one weight, in every optical size.
  'fraunces-latin.woff2': {
    from: '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2',
    axes: { wght: 420 },
  },
  'fraunces-latin-ext.woff2': {
    from: '@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-normal.woff2',
    axes: { wght: 420 },
  },
};
export const fontNames = Object.keys(sources) as (keyof typeof sources)[];

const letters = (ranges: [first: number, last: number][]) =>
  ranges
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    )
    .join('');

/** Basic Latin, Latin-1, and what else Western European text has: Œ, typographic quotes, dashes, €, arrows, minus. */
const western = letters([
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
]);
/** What Fontsource's own file for the rest of Latin has. */
const furtherLatin = letters([
  [0x100, 0x2ff],
  [0x1d00, 0x1dbf],
  [0x1e00, 0x1eff],
  [0x20a0, 0x20c0],
]);

/** Makes one of the fonts. @returns the bytes of a woff2 file, the same for the same package */
export function makeFont(name: (typeof fontNames)[number]): Promise<Buffer> {
  const { from, axes } = sources[name];
  return subsetFont(
    readFileSync(join(root, 'node_modules', from)),
    name.endsWith('-ext.woff2') ? furtherLatin : western,
    {
      targetFormat: 'woff2',
      variationAxes: axes,
    },
  );
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(root, 'app/fonts');
  mkdirSync(folder, { recursive: true });
  for (const name of fontNames) writeFileSync(join(folder, name), await makeFont(name));
}
