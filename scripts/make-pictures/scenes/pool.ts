import { along, blend, clamp, hex, step } from '../colour';
import type { Painter } from '../scene';

/** Clear water from above: a net of light over a pale floor. */
export function pool(options: { stops: string[]; floor: string; light?: number; scale?: number }): Painter {
  return ({ picture, noise, random, wide }) => {
    const stops = options.stops.map(hex);
    const floor = hex(options.floor);
    const { light = 1, scale: size = 1 } = options;
    const drift = random.between(0, 50);
    picture.paint((u, v) => {
      const x = u * size;
      const y = v * size;
      const wx = noise.sum(x * 1.7 + drift, y * 1.7, 3) * 0.4;
      const wy = noise.sum(x * 1.7, y * 1.7 + drift + 9, 3) * 0.4;
      const fall = clamp((u / wide) * 0.45 + v * 0.6 + wx * 0.25);
      let color = along(stops, fall);
      color = blend(color, floor, 0.28 * (0.5 + 0.5 * noise.sum(x * 3, y * 3 + drift, 3)));
      const one = 1 - Math.abs(noise.at(x * 3.4 + wx * 3, y * 3.4 + wy * 3));
      const two = 1 - Math.abs(noise.at(x * 5.6 + wy * 3 + 13, y * 5.6 + wx * 3 + 5));
      const net = step(0.86, 1, one) * 0.62 + step(0.88, 1, two) * 0.42 + one * two * 0.16;
      const near = 1.15 - Math.hypot(u / wide - 0.3, v - 0.25) * 0.75;
      const add = net * 0.42 * light * near;
      return [color[0] + add, color[1] + add * 0.99, color[2] + add * 0.92];
    });
  };
}
