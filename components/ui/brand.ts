import { contrastRatio, inkOn, isHexColor, readableVariant } from '@/lib/domain/contrast';

/**
 * A business's colour, made readable: the text colour on it, and a shade of it that works as text itself, on light and
 * on dark backgrounds.
 */
export type Brand = {
  /** As chosen; the fill of buttons in light. */
  fill: string;
  onFill: string;
  /** The chosen colour, darkened only as far as needed to be readable on a light background. */
  text: string;
  /** Lightened as far as needed for a dark background; fill and text there. */
  dark: string;
  onDark: string;
};

/** The backgrounds with the least contrast that text may stand on, tinted ones included. */
const lightGround = '#f1ece4';
const darkGround = '#2e2722';

/** @param color `#rrggbb`; anything else falls back to the default colour. */
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

/** White wherever it is readable (it looks lighter), else whichever text colour has more contrast. */
function paperOn(fill: string): string {
  return contrastRatio(fill, '#ffffff') >= 4.5 ? '#ffffff' : inkOn(fill);
}
