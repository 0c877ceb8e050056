/**
 * A business's one colour, made readable: what is written on it, and a shade of it that can be text itself,
 * on light and on dark paper, each at 4.5 : 1 or better (WCAG 2.2, 1.4.3).
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

const enough = 4.5;
/** The grounds that text may stand on (the tinted ones included), so the worst of them counts. */
const lightGround = '#f1ece4';
const darkGround = '#2e2722';

/** @param color `#rrggbb`; anything else falls back to the house colour. */
export function brandOf(color: string): Brand {
  const fill = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : '#7a4b3a';
  const dark = towards(fill, '#ffffff', darkGround);
  return {
    fill,
    onFill: inkOn(fill),
    text: towards(fill, '#000000', lightGround),
    dark,
    onDark: inkOn(dark),
  };
}

/** WCAG contrast of two `#rrggbb` colours, 1–21. */
export function contrastOf(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function inkOn(fill: string): string {
  return contrastOf(fill, '#ffffff') >= enough ? '#ffffff' : '#120d0a';
}

function towards(color: string, end: string, ground: string): string {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(color, end, share);
    if (contrastOf(mixed, ground) >= enough) return mixed;
  }
  return end;
}

function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(color: string, end: string, share: number): string {
  const to = channels(end);
  const parts = channels(color).map((channel, index) =>
    Math.round(channel + ((to[index] ?? 0) - channel) * share),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
