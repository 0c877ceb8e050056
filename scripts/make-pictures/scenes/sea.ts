import { along, blend, clamp, hex, type Rgb, scale, step } from '../colour';
import type { Painter } from '../scene';
import { type LandscapeOptions, paintSky } from './landscape';

type SeaOptions = Pick<LandscapeOptions, 'sky' | 'sun' | 'clouds'> & {
  horizon: number;
  /** The water's own colour, near. */
  deep: string;
  /** 0…1 */
  swell?: number;
};

/** Open water under a low sun. */
export function sea(options: SeaOptions): Painter {
  return (scene) => {
    const { picture, noise, wide, random } = scene;
    paintSky(scene, { ...options, sky: options.sky });
    const stops = options.sky.map(hex);
    const deep = hex(options.deep);
    const { horizon, sun, swell = 0.6 } = options;
    const glint = sun ? hex(sun.color) : ([1, 1, 1] as Rgb);
    const drift = random.between(0, 60);
    picture.paint(
      (u, v) => {
        const depth = (v - horizon) / (1 - horizon);
        const far = 1 / (depth + 0.035);
        const wave =
          noise.sum(u * far * 0.75 + drift, far * 3.4 + drift, 4) * 0.7 +
          noise.at(u * far * 3 + drift, far * 11) * 0.3;
        const mirrored = along(stops, (horizon - depth * 0.5 * horizon + wave * 0.22 * swell) * 1.45);
        const own = 0.22 + 0.55 * depth + wave * 0.35 * swell;
        let color = blend(scale(mirrored, 0.86), deep, clamp(own));
        const crest = step(0.16, 0.5, wave);
        color = blend(color, scale(blend(deep, mirrored, 0.65), 1.2), crest * 0.5);
        if (sun) {
          const spread = 0.05 + depth * 0.3;
          const lane = Math.exp(-(((u - sun.x * wide) / spread) ** 2));
          const sparkle = step(0.02, 0.34, wave + lane * 0.22 - 0.1);
          const strength = lane * sparkle * (1.15 - depth * 0.65) * (sun.strength ?? 1);
          color = [
            color[0] + glint[0] * strength * 1.15,
            color[1] + glint[1] * strength * 1.05,
            color[2] + glint[2] * strength * 0.95,
          ];
        }
        return blend(color, along(stops, horizon * 1.45), Math.exp(-depth * 26) * 0.7);
      },
      (_, v) => (v > horizon ? 1 : 0),
    );
  };
}
