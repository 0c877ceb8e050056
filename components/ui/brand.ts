import { contrastRatio, inkOn, isHexColor, readableVariant } from '@/lib/domain/contrast';

/**
 * A business's one colour, made readable: what is written on it, and a shade of it that can be text itself,
 * on light and on dark paper.
 */
export type Brand = {
  /** As chosen; the fill of buttons in light. */
  fill: string;
  onFill: string;
  /** The chosen colour, darkened only as far as needed to be text on light paper. */
  text: string;
  /** Lightened as far as needed for dark paper; fill and text there. */
  dark: string;
  onDark: string;
};

/** The grounds that text may stand on, the tinted ones included, so the worst of them counts. */
const lightGround = '#f1ece4';
const darkGround = '#2e2722';

/** @param color `#rrggbb`; anything else falls back to the house colour. */
export function brandOf(color: string): Brand {
  const fill = isHexColor(color) ? color.toLowerCase() : '#7a4b3a';
  const dark = readableVariant(fill, darkGround);
  return {
    fill,
    onFill: paperOn(fill),
    text: readableVariant(fill, lightGround),
    dark,
    onDark: paperOn(dark),
  };
}

/** White wherever it is readable (it looks lighter), else whichever ink reads best. */
function paperOn(fill: string): string {
  return contrastRatio(fill, '#ffffff') >= 4.5 ? '#ffffff' : inkOn(fill);
}
