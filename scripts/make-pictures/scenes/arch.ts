import { branch, leaf, rose } from '../botany';
import { hex } from '../colour';
import type { Painter } from '../scene';

/** A round arch with flowers, for a ceremony out of doors. Paint the land first. */
export function arch(options: {
  x: number;
  foot: number;
  size: number;
  wood: string;
  blooms: string[];
  leaves: string[];
}): Painter {
  return async ({ picture, random, wide }) => {
    const cx = options.x * wide * 1000;
    const foot = options.foot * 1000;
    const r = options.size * 500;
    const cy = foot - r * 0.86;
    const ring = `<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${options.wood}" stroke-width="${r * 0.045}"/><circle cx="${cx - r * 0.02}" cy="${cy}" r="${r * 0.995}" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="${r * 0.012}"/>`;
    const clip = `<defs><clipPath id="above"><rect x="0" y="-200" width="${wide * 1000}" height="${foot + 200}"/></clipPath></defs>`;
    const under = `<ellipse cx="${cx}" cy="${foot + 6}" rx="${r * 0.95}" ry="${r * 0.09}" fill="#fff"/>`;
    picture.shade(await picture.mask(under, 12), hex('#4d463c'), 0.6);
    await picture.draw(`${clip}<g clip-path="url(#above)">${ring}</g>`, { blur: 0.5 });

    const spots: { x: number; y: number; size: number; angle: number }[] = [];
    const along = (from: number, to: number, count: number, fat: number) => {
      for (let i = 0; i < count; i++) {
        const t = i / (count - 1);
        const angle = from + (to - from) * t;
        const swell = Math.sin(Math.PI * (0.18 + 0.82 * t));
        const off = random.bell() * r * 0.13 * fat * swell;
        const rad = (angle * Math.PI) / 180;
        spots.push({
          x: cx + Math.cos(rad) * (r + off),
          y: cy + Math.sin(rad) * (r + off),
          size: r * (0.05 + 0.075 * swell * fat) * random.between(0.65, 1.15),
          angle,
        });
      }
    };
    along(-165, -60, 30, 1);
    along(20, 62, 15, 0.85);
    const green = spots
      .flatMap((spot) =>
        [0, 1].map(() =>
          branch(random, {
            x: spot.x,
            y: spot.y,
            length: spot.size * random.between(1.8, 3.6),
            degrees: spot.angle + random.pick([0, 180, 90]) + random.bell() * 50,
            bend: random.bell() * 60,
            color: random.pick(options.leaves),
            leaf: spot.size * random.between(0.5, 0.85),
            plump: random.pick([0.18, 0.34]),
            pairs: 6,
          }),
        ),
      )
      .join('');
    await picture.draw(green, { blur: 0.6, exposure: 0.86 });
    spots.sort((a, b) => a.size - b.size);
    const blossoms = spots
      .map(
        (spot) =>
          leaf(spot.x, spot.y, spot.size * 1.5, random.between(0, 360), random.pick(options.leaves), 0.3) +
          rose(random, spot.x, spot.y, spot.size, random.pick(options.blooms)),
      )
      .join('');
    await picture.draw(blossoms, { blur: 0.4 });
    const petals = Array.from(
      { length: 60 },
      () =>
        `<ellipse cx="${cx + random.bell() * r * 1.1}" cy="${foot + random.between(10, 120)}" rx="${random.between(4, 8)}" ry="${random.between(2, 3.6)}" fill="${random.pick(options.blooms)}" transform="rotate(0)"/>`,
    ).join('');
    await picture.draw(petals, { blur: 0.8, opacity: 0.9 });
  };
}
