import { along, hex, type Rgb, scale } from '../colour';
import type { Painter } from '../scene';

/** Folds under a soft lamp: cloth, cream or hair, by how long and fine they run. */
export function silk(options: {
  stops: string[];
  /** Folds along the picture. */
  folds: number;
  /** 1: round swirls; 6: long strands. */
  stretch: number;
  /** 0…1: fine lines along the folds. */
  strands?: number;
  angle?: number;
  shine?: number;
}): Painter {
  return ({ picture, noise, random }) => {
    const stops = options.stops.map(hex);
    const { folds, stretch, strands = 0, angle = 0.5, shine = 0.5 } = options;
    const drift = random.between(0, 70);
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const height = (u: number, v: number) => {
      const a = (u * cos + v * sin) / stretch;
      const b = -u * sin + v * cos;
      const wx = noise.sum(a * 1.5 + drift, b * 0.9 + drift, 3);
      const wy = noise.sum(a * 1.5 - drift, b * 0.9 + 40, 3);
      // Pinched sines: long soft slopes with tight valleys, as cloth falls.
      const wave = Math.sin((b + wx * 1.05 + wy * 0.35) * folds);
      return (1 - Math.abs(wave) ** 1.3) * 0.62 + noise.sum(a * 1.2 + wx, b * 0.9 + wy, 2) * 0.5;
    };
    const e = 0.004;
    picture.paint((u, v) => {
      const here = height(u, v);
      const dx = (height(u + e, v) - here) / e;
      const dy = (height(u, v + e) - here) / e;
      const norm = 1 / Math.hypot(dx * 0.2, dy * 0.2, 1);
      const lit = (-dx * 0.2 * 0.55 - dy * 0.2 * 0.62 + 0.62) * norm;
      let tone = 0.16 + lit * 0.72 + here * 0.1;
      if (strands) {
        const b = -u * sin + v * cos + here * 0.12;
        const a = (u * cos + v * sin) * 0.6;
        tone +=
          noise.sum(a + drift, b * 150, 3) * 0.26 * strands +
          noise.sum(a * 0.7, b * 46 + drift, 2) * 0.16 * strands;
      }
      const color = along(stops, tone) as Rgb;
      const spark = Math.max(0, lit - 0.62) ** 3 * 9 * shine;
      return [color[0] + spark, color[1] + spark * 0.97, color[2] + spark * 0.9];
    });
    picture.paint((u, v, index) => {
      const at = index * 3;
      const seen: Rgb = [
        picture.light[at] as number,
        picture.light[at + 1] as number,
        picture.light[at + 2] as number,
      ];
      return scale(seen, 1.06 - Math.hypot(u - 0.55, v - 0.4) * 0.22);
    });
  };
}
