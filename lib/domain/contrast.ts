/** WCAG 2.2 contrast of sRGB colours written `#rrggbb`. 4.5 : 1 is what text needs (success criterion 1.4.3). */
export const READABLE = 4.5;

type Rgb = [number, number, number];

/** Whether it is `#rrggbb`. */
export function isHexColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function channels(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Rgb;
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white: whichever reads better on `background` (one of the two always reaches 4.5). */
export function inkOn(background: string): '#000000' | '#ffffff' {
  return contrastRatio('#ffffff', background) >= contrastRatio('#000000', background) ? '#ffffff' : '#000000';
}

/**
 * The colour nearest to `color` that reads on `background`: itself if it does, else mixed towards black or white
 * (whichever is farther from the background) until the ratio is reached.
 */
export function readableVariant(color: string, background: string, ratio = READABLE): string {
  const target = channels(inkOn(background));
  const from = channels(color);
  for (let step = 0; step <= 100; step += 1) {
    const mixed = hex(
      from.map((value, index) => value + ((target[index] ?? 0) - value) * (step / 100)) as Rgb,
    );
    if (contrastRatio(mixed, background) >= ratio) return mixed;
  }
  return hex(target);
}
