import { along, blend, hex, scale, step } from '../colour';
import type { Painter } from '../scene';

/** A lagoon from above: deep water, reef, shallows, a spit of sand. */
export function aerial(options: { stops: string[]; tilt?: number; zoom?: number; reef: string }): Painter {
  return ({ picture, noise, wide, random }) => {
    const stops = options.stops.map(hex);
    const reef = hex(options.reef);
    const { tilt = 0.5, zoom = 1 } = options;
    const drift = random.between(0, 80);
    picture.paint((u, v) => {
      const x = (u / wide) * 1.5 * zoom;
      const y = v * zoom;
      const warp = noise.sum(x * 1.4 + drift, y * 1.4, 3) * 0.45;
      const ground = x * tilt + y * (1 - tilt) * 0.9 + warp + noise.sum(x * 4 + drift, y * 4, 4) * 0.1 - 0.12;
      let color = along(stops, ground);
      const patches = noise.sum(x * 7 + drift + warp * 2, y * 7 + drift, 5);
      const shallow = step(0.25, 0.45, ground) * (1 - step(0.66, 0.78, ground));
      color = blend(color, reef, step(0.06, 0.34, patches) * shallow * 0.72);
      const net = noise.ridged(x * 16 + warp * 6, y * 16 + drift, 3);
      const wet = 1 - step(0.84, 0.9, ground);
      color = scale(color, 1 + (net - 0.55) * 0.34 * wet * (0.35 + ground));
      const chop = noise.sum(x * 60, y * 90 + x * 20, 2);
      color = scale(color, 1 + chop * 0.07 * wet);
      // Where the swell meets the sand.
      const foam = Math.exp(-(((ground - 0.865 + patches * 0.02) / 0.012) ** 2));
      color = blend(color, [0.94, 0.95, 0.92], foam * 0.8);
      const dry = step(0.87, 0.93, ground);
      return scale(color, 1 + noise.sum(x * 90, y * 90, 2) * 0.06 * dry);
    });
  };
}
