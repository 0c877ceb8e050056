import { along, blend, clamp, hex, type Rgb, scale, step } from '../colour';
import type { Painter, Scene } from '../scene';

export type LandscapeOptions = {
  /** From the zenith to the horizon. */
  sky: string[];
  /** Place in fractions of width and height. */
  sun?: { x: number; y: number; color: string; size?: number; strength?: number };
  /** The air between the ridges. */
  haze: string;
  /** The nearest ridge. */
  near: string;
  ridges: { from: number; to: number; count: number; kind: 'peaks' | 'hills' | 'mesas'; height?: number };
  /** 0…1: how much of a ridge's foot is lost in mist. */
  mist?: number;
  clouds?: number;
  /** 0…1 of the ridges, counted from the front, that carry conifers. */
  trees?: number;
  /** Still water from this height down; it mirrors what is above. */
  water?: number;
  stars?: boolean;
};

/** Layered land in mist, after the light of one hour. */
export function landscape(options: LandscapeOptions): Painter {
  return (scene) => {
    paintSky(scene, options);
    const { from, to, count } = options.ridges;
    for (let i = 0; i < count; i++) {
      const depth = count === 1 ? 1 : i / (count - 1);
      paintRidge(scene, options, depth, from + (to - from) * depth ** 1.35);
    }
    if (options.water) mirror(scene, options.water, hex(options.haze));
  };
}

export function paintSky(
  { picture, noise, wide, random }: Scene,
  { sky, sun, clouds = 0.5, stars }: Pick<LandscapeOptions, 'sky' | 'sun' | 'clouds' | 'stars'>,
) {
  const stops = sky.map(hex);
  const glow = sun ? hex(sun.color) : undefined;
  const drift = random.between(0, 90);
  picture.paint((u, v) => {
    let color = along(stops, v * 1.45);
    const puff = noise.sum(u * 1.1 + drift + noise.at(u, v * 4) * 0.3, v * 5.5 + drift, 5);
    const cover = step(0.02, 0.42, puff) * clouds * (1 - step(0.55, 0.8, v));
    color = blend(color, scale(blend(stops[stops.length - 1] as Rgb, [1, 1, 1], 0.25), 1.04), cover * 0.75);
    if (stars && noise.at(u * 240, v * 240) > 0.86) color = blend(color, [1, 1, 1], 0.5 * (1 - v * 1.8));
    if (sun && glow) {
      const distance = Math.hypot(u - sun.x * wide, v - sun.y);
      const { size = 0.035, strength = 1 } = sun;
      const halo = Math.exp(-distance * 3.2) * 0.75 + Math.exp(-distance * 9) * 0.8;
      color = [
        color[0] + glow[0] * halo * strength,
        color[1] + glow[1] * halo * strength,
        color[2] + glow[2] * halo * strength,
      ];
      const disc = 1 - step(size * 0.82, size, distance);
      color = blend(color, scale(blend(glow, [1, 1, 1], 0.6), 1.9), disc * Math.min(1, strength));
    }
    return color;
  });
}

function paintRidge(scene: Scene, options: LandscapeOptions, depth: number, base: number) {
  const { picture, noise, wide, random } = scene;
  const { kind, height = 0.16 } = options.ridges;
  const crest = crestLine(scene, kind, base, height * (0.75 + depth * 0.5), 1.3 + depth * 0.9);
  const ground = crest.slice();
  if (options.trees && depth > 1 - options.trees && depth > 0.3) plant(scene, crest, depth);
  const haze = hex(options.haze);
  const body = blend(haze, hex(options.near), 0.1 + 0.9 * depth ** 1.25);
  const mist = options.mist ?? 0.6;
  const offset = random.between(0, 50);
  const sunSide = options.sun ? options.sun.x * wide : wide / 2;
  picture.paint(
    (u, v, index) => {
      const grit = noise.sum(u * 9 + offset, v * 22 + offset, 4);
      const relief =
        noise.sum(u * 3.2 + offset + 0.02, v * 6 + offset, 4) -
        noise.sum(u * 3.2 + offset, v * 6 + offset, 4);
      const facing = clamp(0.5 + (sunSide - u) * 0.12 + relief * 9, 0, 1);
      const strata =
        kind === 'mesas'
          ? noise.at(u * 0.8 + offset, (v + noise.sum(u * 3, v * 3, 3) * 0.05) * 38 + offset) * 0.17 +
            noise.sum(u * 26 + v * 9, v * 11 - u * 5 + offset, 4) * 0.2
          : 0;
      let color = scale(body, 0.8 + strata * (0.25 + depth) + facing * 0.35 + grit * 0.22 * (0.3 + depth));
      // Light through the air beneath the sun, mist in the valleys.
      if (options.sun) {
        const near = Math.exp(-Math.hypot(u - sunSide, (v - options.sun.y) * 1.4) * 2.4);
        color = blend(
          color,
          hex(options.sun.color),
          near * 0.45 * (1 - depth * 0.75) * (options.sun.strength ?? 1),
        );
      }
      // From the ground up, not from the tree tops, or every tree would draw a streak.
      const veil = step(
        0.01,
        0.17,
        v - (ground[index % picture.width] as number) + noise.sum(u * 2 + offset, v * 3, 3) * 0.07,
      );
      return blend(color, haze, veil * mist * (1 - depth * 0.82));
    },
    (_, v, index) => clamp((v - (crest[index % picture.width] as number)) * picture.height * 0.8 + 0.5),
  );
}

/** The height of the land for each column, in fractions of the picture's height from the top. */
function crestLine(
  { picture, noise, random }: Scene,
  kind: 'peaks' | 'hills' | 'mesas',
  base: number,
  height: number,
  pace: number,
): Float32Array {
  const crest = new Float32Array(picture.width);
  const offset = random.between(0, 200);
  for (let x = 0; x < picture.width; x++) {
    const u = x / picture.height;
    let lift: number;
    if (kind === 'peaks') {
      lift =
        noise.ridged(u * pace + offset, offset, 5) * 1.5 - 0.75 + noise.sum(u * 12 + offset, 3, 3) * 0.08;
    } else if (kind === 'mesas') {
      const raw = noise.sum(u * pace * 0.9 + offset, offset, 4) + noise.sum(u * 9 + offset, 5, 3) * 0.05;
      const talus = step(-0.12, 0.12, raw) * 0.22;
      lift =
        talus +
        step(0.05, 0.085, raw) * 0.38 +
        step(0.21, 0.25, raw) * 0.24 +
        noise.sum(u * 22 + offset, 1, 3) * 0.05 -
        0.1;
    } else {
      lift = noise.sum(u * pace * 0.75 + offset, offset, 2) * 0.95 + noise.sum(u * 14 + offset, 2, 2) * 0.02;
    }
    crest[x] = base - lift * height;
  }
  return crest;
}

function plant({ picture, random, noise }: Scene, crest: Float32Array, depth: number) {
  const { width, height } = picture;
  const ground = crest.slice();
  const tall = (0.014 + 0.05 * depth ** 2.2) * height;
  let x = 0;
  while (x < width) {
    const stand = noise.sum((x / height) * 2.4 + depth * 40, depth * 9, 2);
    if (stand > -0.12) {
      const size = tall * random.between(0.45, 1.15) * clamp(0.75 + stand);
      const half = Math.max(1.2, size * 0.2);
      for (let dx = -Math.ceil(half); dx <= half; dx++) {
        const column = Math.round(x + dx);
        if (column < 0 || column >= width) continue;
        // Branches: the cone's edge goes in and out.
        const away = Math.abs(dx) / half;
        const rise = size * (1 - away ** 0.8) * (0.86 + 0.14 * Math.sin(away * 24));
        const top = (ground[Math.min(width - 1, Math.round(x))] as number) - rise / height;
        if (top < (crest[column] as number)) crest[column] = top;
      }
    }
    x += tall * random.between(0.12, 0.42);
  }
}

function mirror({ picture, noise }: Scene, waterline: number, haze: Rgb) {
  const { width, height, light } = picture;
  const source = light.slice();
  picture.paint(
    (u, v) => {
      const depth = (v - waterline) / (1 - waterline);
      const far = 1 / (depth + 0.06);
      const ripple = noise.sum(u * far * 1.1, far * 5, 3);
      const sx = clamp(Math.round((u + ripple * 0.012 * (0.3 + depth)) * height), 0, width - 1);
      const sy = clamp(
        Math.round((waterline - (v - waterline) * 0.92 + ripple * 0.03 * (0.2 + depth)) * height),
        0,
        height - 1,
      );
      const at = (sy * width + sx) * 3;
      const seen: Rgb = [source[at] as number, source[at + 1] as number, source[at + 2] as number];
      const shore = Math.exp(-depth * 40) * 0.5;
      return blend(scale(seen, 0.84 - depth * 0.22 + ripple * 0.06), haze, 0.06 + shore);
    },
    (_, v) => (v > waterline ? 1 : 0),
  );
}
