declare module 'subset-font' {
  /** @returns the bytes of a font with the glyphs of `text`, its axes pinned or narrowed */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes?: Record<string, number | { min: number; max: number }>;
    },
  ): Promise<Buffer>;
}
