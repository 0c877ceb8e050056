import { frond } from '../botany';
import { blend, hex, scale, step } from '../colour';
import type { Painter } from '../scene';

/** An empty, bright room with arched windows and a wooden floor. */
export function room(options: {
  wall: string;
  floor: string;
  view: [sky: string, far: string, near: string];
  mat?: string;
  plant?: string;
}): Painter {
  return async ({ picture, noise, random, wide }) => {
    const wall = hex(options.wall);
    const floor = hex(options.floor);
    const line = 0.7;
    picture.paint((u, v) => {
      if (v > line) {
        const depth = (v - line) / (1 - line);
        const far = 1 / (depth + 0.32);
        const plank = (u - wide / 2) * far * 4.2;
        const seam = Math.abs(plank - Math.round(plank));
        const board = noise.at(Math.round(plank - 0.5) * 7.7, 3) * 0.14;
        const grain = noise.sum(plank * 3, far * 16 + Math.round(plank) * 9, 4) * 0.13;
        return scale(
          floor,
          (0.86 + board + grain + depth * 0.16) * (0.82 + 0.18 * step(0, 0.02, 0.5 - seam)),
        );
      }
      const trowel = noise.sum(u * 3, v * 3.4, 5) * 0.06;
      return scale(wall, 0.9 + trowel + v * 0.1);
    });
    const w = wide * 1000;
    const pane = (x: number, grow = 0) => {
      const half = 118 + grow;
      return `<path d="M${x - half},${600 + grow} L${x - half},230 A${half},${half} 0 0 1 ${x + half},230 L${x + half},${600 + grow}Z"/>`;
    };
    const places = [0.22, 0.5, 0.78].map((part) => part * w);
    picture.shade(
      await picture.mask(`<g fill="#fff">${places.map((x) => pane(x, 12)).join('')}</g>`, 2),
      hex('#b9aa9a'),
      0.8,
    );
    const glass = await picture.mask(`<g fill="#fff">${places.map((x) => pane(x)).join('')}</g>`, 0.8);
    const [sky, far, near] = [hex(options.view[0]), hex(options.view[1]), hex(options.view[2])];
    picture.paint(
      (u, v) => {
        const hills = v - 0.4 - noise.sum(u * 1.6, 5, 3) * 0.08;
        const trees = v - 0.5 - noise.sum(u * 4, 9, 3) * 0.07;
        let color = blend(scale(sky, 1.25), far, step(-0.02, 0.02, hills));
        color = blend(color, near, step(-0.02, 0.03, trees) * 0.9);
        return blend(color, [1.1, 1.08, 1], 0.25);
      },
      (_, __, index) => glass[index] as number,
    );
    const bars = places
      .map(
        (x) =>
          `<path d="M${x},112V600M${x - 118},300H${x + 118}M${x - 118},450H${x + 118}" stroke="#fdf9f1" stroke-width="7"/>`,
      )
      .join('');
    await picture.draw(`${bars}<rect x="0" y="684" width="${w}" height="20" fill="#f3ece0" opacity=".9"/>`, {
      blur: 0.6,
      exposure: 0.85,
    });

    const beams = places
      .map((x) => `<path d="M${x - 110 + 60},715 L${x + 110 + 60},715 L${x + 360},1010 L${x + 20},1010Z"/>`)
      .join('');
    picture.glow(
      await picture.mask(`<g fill="#fff">${beams}</g>`, 10),
      scale(blend(floor, [1, 0.95, 0.85], 0.6), 0.55),
      0.75,
    );
    picture.glow(
      await picture.mask(`<g fill="#fff">${places.map((x) => pane(x, 30)).join('')}</g>`, 50),
      [1, 0.95, 0.86],
      0.12,
    );

    if (options.mat) {
      const mat = `<path d="M${w * 0.42},800 L${w * 0.6},800 L${w * 0.68},960 L${w * 0.36},960Z"/>`;
      picture.shade(
        await picture.mask(`<g fill="#fff" transform="translate(8 10)">${mat}</g>`, 8),
        hex('#6d5c4e'),
        0.7,
      );
      await picture.draw(
        `<g fill="${options.mat}">${mat}</g><path d="M${w * 0.42},800 L${w * 0.6},800 L${w * 0.606},812 L${w * 0.414},812Z" fill="#fff" opacity=".25"/>`,
        { blur: 0.7 },
      );
    }
    if (options.plant) {
      const x = w * 0.91;
      const pot = `<path d="M${x - 70},760 L${x + 70},760 L${x + 52},905 Q${x},920 ${x - 52},905Z" fill="#c9a486"/>`;
      const green = Array.from({ length: 9 }, (_, i) =>
        frond(
          random,
          x,
          760,
          random.between(210, 300),
          -90 + (i - 4) * 19 + random.bell() * 8,
          (i - 4) * 12,
          options.plant as string,
        ),
      ).join('');
      picture.shade(
        await picture.mask(`<g fill="#fff" transform="translate(24 14)">${pot}${green}</g>`, 14),
        hex('#7d6c5e'),
        0.5,
      );
      await picture.draw(green + pot, { blur: 0.9, exposure: 0.85 });
    }
  };
}
