import type { Random } from './random';

/** Smooth noise over the plane, about −1…1, and its sums. One lattice of gradients per picture. */
export type Noise = {
  at: (x: number, y: number) => number;
  /** Octaves of `at`, each twice as fine and half as strong. */
  sum: (x: number, y: number, octaves?: number) => number;
  /** Sharp crests, as mountains and caustics have; 0…1. */
  ridged: (x: number, y: number, octaves?: number) => number;
};

export function makeNoise(random: Random): Noise {
  const size = 256;
  const order = new Uint8Array(size * 2);
  const gx = new Float32Array(size);
  const gy = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    order[i] = i;
    const angle = random.between(0, Math.PI * 2);
    gx[i] = Math.cos(angle);
    gy[i] = Math.sin(angle);
  }
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random.between(0, i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  for (let i = 0; i < size; i++) order[size + i] = order[i] as number;

  const corner = (ix: number, iy: number, dx: number, dy: number) => {
    const g = order[(order[ix & 255] as number) + (iy & 255)] as number;
    return (gx[g] as number) * dx + (gy[g] as number) * dy;
  };
  const ease = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  const at = (x: number, y: number) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = ease(fx);
    const v = ease(fy);
    const top = corner(ix, iy, fx, fy) * (1 - u) + corner(ix + 1, iy, fx - 1, fy) * u;
    const low = corner(ix, iy + 1, fx, fy - 1) * (1 - u) + corner(ix + 1, iy + 1, fx - 1, fy - 1) * u;
    return (top * (1 - v) + low * v) * 1.5;
  };
  const sum = (x: number, y: number, octaves = 4) => {
    let total = 0;
    let strength = 0.5;
    for (let i = 0; i < octaves; i++) {
      total += at(x, y) * strength;
      x = x * 2 + 17.3;
      y = y * 2 + 9.1;
      strength /= 2;
    }
    return total;
  };
  const ridged = (x: number, y: number, octaves = 4) => {
    let total = 0;
    let strength = 0.5;
    for (let i = 0; i < octaves; i++) {
      const crest = 1 - Math.abs(at(x, y));
      total += crest * crest * strength;
      x = x * 2.05 + 31.7;
      y = y * 2.05 + 3.3;
      strength /= 2;
    }
    return total;
  };
  return { at, sum, ridged };
}
