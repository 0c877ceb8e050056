import { makeNoise, type Noise } from './noise';
import { Picture } from './picture';
import { type Random, seeded } from './random';

/** What a scene paints with. `wide` is the picture's width in heights. */
export type Scene = { picture: Picture; random: Random; noise: Noise; wide: number };

/** Paints one subject into a scene. */
export type Painter = (scene: Scene) => Promise<void> | void;

export function makeScene(name: string, width: number, height: number): Scene {
  const random = seeded(name);
  return { picture: new Picture(width, height), random, noise: makeNoise(random), wide: width / height };
}
