import { contrastRatio, inkOn, isHexColor, READABLE, readableVariant } from '@/lib/domain/contrast';

/**
 * A business's colour, made readable: the text colour on it, and a shade of it that works as text itself, on light and
 * on dark backgrounds.
 */
export type Brand = {
  /** As chosen, darkened only as far as needed to be seen; the fill of buttons in light. */
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

/** What shows that something is chosen, or where a button is, needs 3 : 1 (success criterion 1.4.11). */
const VISIBLE = 3;

/** @param color `#rrggbb`; anything else falls back to the default colour. */
export function brandOf(color: string): Brand {
  const chosen = isHexColor(color) ? color.toLowerCase() : '#7a4b3a';
  const fill = shownOn(lightGround, chosen, VISIBLE);
  const dark = shownOn(darkGround, chosen, READABLE);
  return {
    fill,
    onFill: paperOn(fill),
    text: shownOn(lightGround, chosen, READABLE),
    dark,
    onDark: paperOn(dark),
  };
}

/**
 * The colour, moved as far as it must be to be seen on `ground`. A white, a black or one between has no tone to keep, and
 * halfway it would look switched off: it becomes the darkest or lightest instead.
 */
function shownOn(ground: string, color: string, ratio: number): string {
  if (contrastRatio(color, ground) >= ratio) return color;
  if (!isNeutral(color)) return readableVariant(color, ground, ratio);
  return inkOn(ground) === '#000000' ? '#2b2b2b' : '#ededed';
}

function isNeutral(color: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) < 24;
}

/** White wherever it is readable (it looks lighter), else whichever text colour has more contrast. */
function paperOn(fill: string): string {
  return contrastRatio(fill, '#ffffff') >= 4.5 ? '#ffffff' : inkOn(fill);
}
