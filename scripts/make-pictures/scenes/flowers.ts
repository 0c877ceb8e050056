import { anemone, branch, leaf, rose } from '../botany';
import { along, blend, hex } from '../colour';
import type { Painter } from '../scene';

type FlowersOptions = {
  /** A soft ground: from dark to light. */
  ground: string[];
  blooms: string[];
  leaves: string[];
  eye?: string;
  /** Where the bouquet sits, in fractions; and its radius in heights. */
  centre?: [number, number];
  spread?: number;
  count?: number;
};

/** A bouquet with depth: leaves far and soft, blossoms sharp, a few near and blurred. */
export function flowers(options: FlowersOptions): Painter {
  return async ({ picture, random, noise, wide }) => {
    const ground = options.ground.map(hex);
    const { centre = [0.5, 0.55], spread = 0.42, count = 22, eye = '#2b2320' } = options;
    picture.paint((u, v) => {
      const soft = 0.5 + noise.sum(u * 0.9 + 4, v * 0.9, 3) * 0.75 + (0.35 - v) * 0.35;
      return blend(along(ground, soft), along(ground, soft + 0.1), noise.sum(u * 5, v * 5, 3));
    });
    const cx = centre[0] * wide * 1000;
    const cy = centre[1] * 1000;
    const place = (far: number) => {
      const angle = random.between(0, Math.PI * 2);
      const reach = spread * 1000 * far;
      return [
        cx + Math.cos(angle) * reach * 1.25,
        cy + Math.sin(angle) * reach * 0.85,
        (angle * 180) / Math.PI,
      ] as const;
    };

    const behind: string[] = [];
    for (let i = 0; i < 16; i++) {
      const [x, y, degrees] = place(random.between(0.5, 1));
      behind.push(
        branch(random, {
          x,
          y,
          length: random.between(220, 380),
          degrees: degrees + random.bell() * 30,
          bend: random.bell() * 50,
          color: random.pick(options.leaves),
          leaf: random.between(70, 120),
          plump: random.pick([0.16, 0.3, 0.4]),
          pairs: 6,
        }),
      );
    }
    await picture.draw(behind.slice(0, 8).join(''), { blur: 9, exposure: 0.75 });
    await picture.draw(behind.slice(8).join(''), { blur: 2.2, exposure: 0.9 });

    const spots: { x: number; y: number; r: number; far: number }[] = [];
    for (let tries = 0; spots.length < count && tries < 600; tries++) {
      const far = random.between(0, 1) ** 0.6;
      const [x, y] = place(far * 0.85);
      const r = spread * random.between(0.2, 0.42) * 1000 * (1.15 - far * 0.5);
      if (spots.every((spot) => Math.hypot(spot.x - x, spot.y - y) > (spot.r + r) * 0.66))
        spots.push({ x, y, r, far });
    }
    spots.sort((a, b) => b.far - a.far);
    const half = Math.ceil(spots.length * 0.45);
    for (const [index, group] of [spots.slice(0, half), spots.slice(half)].entries()) {
      const shadow = group
        .map((s) => `<circle cx="${s.x}" cy="${s.y + s.r * 0.25}" r="${s.r * 1.05}" fill="#fff"/>`)
        .join('');
      picture.shade(await picture.mask(shadow, 22), hex('#5b5a50'), 0.75);
      const drawn = group.map((s) => {
        const around = Array.from({ length: 4 }, () =>
          leaf(
            s.x,
            s.y,
            s.r * random.between(1.2, 1.6),
            random.between(0, 360),
            random.pick(options.leaves),
            0.3,
          ),
        ).join('');
        const color = random.pick(options.blooms);
        return (
          around +
          (random.between(0, 1) < 0.68
            ? rose(random, s.x, s.y, s.r, color)
            : anemone(random, s.x, s.y, s.r * 0.95, color, eye))
        );
      });
      await picture.draw(drawn.join(''), {
        blur: index === 0 ? 1.6 : 0.45,
        exposure: index === 0 ? 0.86 : 1,
      });
    }

    const sprigs = Array.from({ length: 5 }, () => {
      const [x, y, degrees] = place(random.between(0.25, 0.7));
      return branch(random, {
        x,
        y,
        length: random.between(180, 300),
        degrees,
        bend: random.bell() * 70,
        color: random.pick(options.leaves),
        leaf: random.between(36, 60),
        plump: 0.34,
        pairs: 8,
      });
    });
    await picture.draw(sprigs.join(''), { blur: 0.6 });

    // Out of focus, close to the lens.
    const close =
      rose(random, wide * 1000 * 0.02, 940, 190, random.pick(options.blooms)) +
      leaf(wide * 960, 1010, 420, 215, random.pick(options.leaves), 0.3);
    await picture.draw(close, { blur: 20, exposure: 0.9, opacity: 0.94 });
    const lamp = await picture.mask(
      `<ellipse cx="${wide * 220}" cy="-40" rx="620" ry="520" fill="#fff"/>`,
      160,
    );
    picture.glow(lamp, hex('#ffe9cf'), 0.16);
  };
}
