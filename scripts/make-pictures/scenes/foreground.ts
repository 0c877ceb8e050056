import { anemone, grasses } from '../botany';
import { hex } from '../colour';
import type { Painter } from '../scene';

/** Grass and wild flowers at the lower edge, the nearest out of focus. */
export function meadow(options: {
  color: string;
  blooms?: string[];
  height?: number;
  light?: string;
}): Painter {
  return async ({ picture, random, wide }) => {
    const { color, blooms = [], height = 200 } = options;
    await picture.draw(grasses(random, wide * 1000, 420, height, color), { blur: 1 });
    const flowers = (count: number, size: number, low: number) =>
      Array.from({ length: blooms.length ? count : 0 }, () => {
        const x = random.between(0, wide * 1000);
        const y = 1000 - height * random.between(low, 0.95);
        const r = size * random.between(0.6, 1.2);
        return `<path d="M${x},${y} q${random.bell() * 14},60 ${random.bell() * 20},${1010 - y}" stroke="${color}" stroke-width="3" fill="none"/>${anemone(random, x, y, r, random.pick(blooms), '#c79a3c')}`;
      }).join('');
    await picture.draw(flowers(46, 13, 0.25), { blur: 1.2, exposure: 0.92 });
    await picture.draw(flowers(5, 34, 0.1), { blur: 7 });
    await picture.draw(grasses(random, wide * 1000, 26, height * 1.5, color, 1060), {
      blur: 9,
      exposure: 0.7,
    });
    const warm = await picture.mask(
      `<rect x="0" y="${1000 - height * 1.3}" width="${wide * 1000}" height="${height * 1.3}" fill="#fff"/>`,
      60,
    );
    picture.shade(warm, hex(options.light ?? '#f0d2b4'), 0.3);
  };
}

/** Dark shapes before a bright sky: people, boats. */
export function figure(
  shape: (wide: number) => string,
  options: { blur?: number; reflection?: number } = {},
): Painter {
  return async ({ picture, wide }) => {
    const markup = shape(wide * 1000);
    if (options.reflection) {
      const y = options.reflection * 1000;
      await picture.draw(`<g transform="translate(0 ${y * 2}) scale(1 -1)">${markup}</g>`, {
        blur: 5,
        opacity: 0.5,
      });
    }
    await picture.draw(markup, { blur: options.blur ?? 0.6 });
  };
}

/** A small launch with a canopy, seen from the side; `x`, `y` is its waterline's middle. */
export function launch(x: number, y: number, size: number, color: string, roof: string): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 100})"><path d="M-100,-26 L92,-34 Q112,-35 120,-42 L96,-2 Q88,8 70,8 L-78,8 Q-92,8 -96,-4Z" fill="${color}"/><path d="M-100,-26 L92,-34 L90,-28 L-99,-20Z" fill="${roof}" opacity=".85"/><path d="M-70,-26V-84M-20,-28V-86M34,-30V-86" stroke="${color}" stroke-width="5"/><path d="M-88,-84 Q-20,-98 52,-88 L50,-80 L-86,-76Z" fill="${roof}"/><g fill="${color}"><circle cx="-46" cy="-52" r="8"/><path d="M-56,-26 q0,-20 10,-20 q10,0 10,20Z"/><circle cx="4" cy="-54" r="8"/><path d="M-6,-28 q0,-20 10,-20 q10,0 10,20Z"/><circle cx="58" cy="-58" r="8"/><path d="M48,-30 q0,-22 10,-22 q10,0 10,22Z"/></g></g>`;
}

/** A sloop under sail. */
export function sloop(x: number, y: number, size: number, hull: string, sail: string): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 100})"><path d="M-70,-14 L84,-20 Q70,8 50,8 L-50,8 Q-62,4 -70,-14Z" fill="${hull}"/><path d="M4,-16V-210" stroke="${hull}" stroke-width="4"/><path d="M0,-206 Q-62,-96 -66,-28 L0,-26Z" fill="${sail}"/><path d="M9,-198 Q54,-110 78,-26 L9,-30Z" fill="${sail}" opacity=".86"/></g>`;
}

/** Somebody sitting upright with crossed legs. */
export function sitter(x: number, foot: number, size: number, color: string): string {
  return `<g transform="translate(${x} ${foot}) scale(${size / 100})" fill="${color}"><ellipse cx="0" cy="-88" rx="8.5" ry="10.5"/><circle cx="1" cy="-100" r="4.6"/><path d="M-4,-80 h8 l1,7 C14,-71 18,-68 20,-60 C24,-48 31,-32 38,-20 L33,-16 C26,-26 19,-38 15,-47 L15,-22 C30,-20 46,-14 46,-6 C46,0 30,1 0,1 C-30,1 -46,0 -46,-6 C-46,-14 -30,-20 -15,-22 L-15,-47 C-19,-38 -26,-26 -33,-16 L-38,-20 C-31,-32 -24,-48 -20,-60 C-18,-68 -14,-71 -5,-73Z"/></g>`;
}

/** Two people close together, she with a long dress. */
export function couple(x: number, foot: number, size: number, dark: string, dress: string): string {
  return `<g transform="translate(${x} ${foot}) scale(${size / 100})"><g fill="${dark}"><circle cx="-9" cy="-93" r="6.6"/><path d="M-12,-86 h7 C2,-84 4,-78 4,-66 L2,-46 L1,0 h-8 L-9,-40 L-12,0 h-9 L-19,-46 C-22,-60 -23,-82 -12,-86Z"/></g><g fill="${dress}"><path d="M9,-78 C16,-78 19,-72 18,-62 L16,-48 C24,-30 34,-10 42,0 H-4 C2,-16 4,-34 5,-48 C2,-60 2,-76 9,-78Z"/></g><circle cx="9" cy="-86" r="6" fill="${dark}"/><path d="M4,-88 q6,-9 12,-1 q2,7 -2,12 q0,-8 -4,-11Z" fill="${dark}"/><path d="M-4,-78 L14,-60" stroke="${dark}" stroke-width="4.4" stroke-linecap="round"/></g>`;
}
