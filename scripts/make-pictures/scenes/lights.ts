import { hex } from '../colour';
import type { Painter } from '../scene';

/** Strings of bulbs over a long table at nightfall. Paint the dusk first. */
export function lights(options: { table?: boolean; glow?: string; strings?: number }): Painter {
  return async ({ picture, random, wide }) => {
    const w = wide * 1000;
    const glow = hex(options.glow ?? '#ffb866');
    const bulbs: { x: number; y: number; r: number }[] = [];
    let wires = '';
    const count = options.strings ?? 5;
    for (let s = 0; s < count; s++) {
      const t = s / (count - 1);
      const y0 = 60 + t * 300 + random.bell() * 20;
      const y1 = 40 + t * 330 + random.bell() * 20;
      const sag = 150 - t * 70;
      const n = Math.round(13 + t * 7);
      wires += `<path d="M-20,${y0} Q${w / 2},${(y0 + y1) / 2 + sag * 2} ${w + 20},${y1}" fill="none" stroke="#1a1513" stroke-width="${2.6 - t * 1.4}"/>`;
      for (let i = 0; i <= n; i++) {
        const k = i / n;
        const x = -20 + (w + 40) * k;
        const y = (1 - k) ** 2 * y0 + 2 * k * (1 - k) * ((y0 + y1) / 2 + sag * 2) + k * k * y1;
        bulbs.push({ x, y: y + 9, r: 11 - t * 6 });
      }
    }
    const dots = (by: number) =>
      bulbs.map((b) => `<circle cx="${b.x}" cy="${b.y}" r="${b.r * by}" fill="#fff"/>`).join('');
    await picture.draw(wires, { blur: 0.6 });
    picture.glow(await picture.mask(dots(3.4), 22), glow, 0.5);
    picture.glow(await picture.mask(dots(1), 1.2), hex('#ffe2b0'), 1.7);

    const blobs = Array.from({ length: 26 }, () => {
      const r = random.between(14, 46);
      return `<circle cx="${random.between(0, w)}" cy="${random.between(420, 760)}" r="${r}" fill="#fff" opacity="${random.between(0.08, 0.4)}"/>`;
    });
    picture.glow(await picture.mask(blobs.join(''), 1.6), glow, 0.5);

    if (options.table) {
      const cloth = `<path d="M${w * 0.36},640 L${w * 0.64},640 L${w * 1.02},1010 L${w * -0.02},1010Z" fill="#3a2f2a"/><path d="M${w * 0.45},640 L${w * 0.55},640 L${w * 0.66},1010 L${w * 0.34},1010Z" fill="#5a4c3f"/>`;
      await picture.draw(cloth, { blur: 1.5 });
      const rows = 8;
      for (let i = 0; i < rows; i++) {
        const t = (i / (rows - 1)) ** 1.9;
        const y = 650 + t * 300;
        const size = 7 + t * 34;
        const half = 60 + t * 420;
        const flames: string[] = [];
        let things = '';
        for (const side of [-0.1, 0.12]) {
          const x = w / 2 + side * half;
          things += `<rect x="${x - size * 0.16}" y="${y - size * 1.7}" width="${size * 0.32}" height="${size * 1.7}" fill="#efe0c8"/>`;
          flames.push(
            `<ellipse cx="${x}" cy="${y - size * 2.05}" rx="${size * 0.13}" ry="${size * 0.3}" fill="#fff"/>`,
          );
        }
        for (const side of [-0.62, 0.62]) {
          const x = w / 2 + side * half;
          things += `<ellipse cx="${x}" cy="${y}" rx="${size * 1.2}" ry="${size * 0.34}" fill="#d9cbb8" opacity=".85"/><path d="M${x + size * 1.25},${y} v${-size * 0.8} m${-size * 0.3},${-size * 0.75} h${size * 0.6} q0,${size * 0.75} ${-size * 0.3},${size * 0.75} q${-size * 0.3},0 ${-size * 0.3},${-size * 0.75}Z" fill="#cdb892" stroke="#cdb892" stroke-width="${size * 0.05}" opacity=".75"/>`;
        }
        await picture.draw(things, { blur: t > 0.7 ? 4 : 1, exposure: 0.72 });
        picture.glow(await picture.mask(flames.join(''), 1 + t * 2), hex('#ffd08a'), 2.2);
        picture.glow(
          await picture.mask(
            flames
              .join('')
              .replaceAll(/r([xy])="([\d.]+)"/g, (_, axis, size) => `r${axis}="${Number(size) * 6}"`),
            20,
          ),
          glow,
          0.35,
        );
      }
    }
  };
}
