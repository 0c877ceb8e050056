import { branch, frond } from '../botany';
import { blend, hex, scale, step } from '../colour';
import type { Painter, Scene } from '../scene';

export type WallOptions = {
  wall: string;
  /** The table or shelf, and where it begins. */
  table?: { color: string; from: number };
  light?: string;
  shade?: string;
  /** What throws its shadow through the window. */
  shadow: 'leaves' | 'palm' | 'panes' | 'none';
  /** Brings the things nearer: 1 is as drawn. */
  zoom?: number;
  /** Things that stand there: SVG, with the silhouette that casts the shadow. */
  objects?: (scene: Scene) => { markup: string; silhouette: string };
};

/** A plaster wall in window light. */
export function wall(options: WallOptions): Painter {
  return async (scene) => {
    const { picture, noise, random, wide } = scene;
    const base = hex(options.wall);
    const table = options.table;
    const top = table ? hex(table.color) : base;
    picture.paint((u, v) => {
      if (table && v > table.from) {
        const depth = (v - table.from) / (1 - table.from);
        const grain = noise.sum(u * 3.5, v * 34, 4);
        return scale(top, 0.84 + grain * 0.12 + depth * 0.16 + step(0, 0.012, v - table.from) * 0.04);
      }
      const trowel =
        noise.sum(u * 3 + noise.at(u * 2, v * 2), v * 3.6, 5) * 0.11 + noise.sum(u * 38, v * 38, 2) * 0.035;
      const fall = 1.02 - (u / wide) * 0.14 - v * 0.1;
      return scale(base, fall + trowel);
    });
    await castLight(scene, options);
    if (table) {
      const edge = await picture.mask(
        `<rect x="-100" y="${table.from * 1000 - 14}" width="${wide * 1000 + 200}" height="28" fill="#fff"/>`,
        12,
      );
      picture.shade(edge, hex('#a99a8c'), 0.55);
    }
    if (options.objects) {
      const thing = options.objects(scene);
      const near = `transform="translate(${wide * 500} 890) scale(${options.zoom ?? 1}) translate(${wide * -500} -890)"`;
      const markup = `<g ${near}>${thing.markup}</g>`;
      const silhouette = `<g ${near}>${thing.silhouette}</g>`;
      // Thrown to the right and up the wall, long and soft; and close and dark beneath.
      const thrown = `<g transform="translate(150 26) skewX(-9)" fill="#fff">${silhouette}</g>`;
      picture.shade(await picture.mask(thrown, 15), hex('#8b7a70'), 0.62);
      picture.shade(
        await picture.mask(`<g fill="#fff" transform="translate(16 12)">${silhouette}</g>`, 9),
        hex('#6d5c50'),
        0.7,
      );
      await picture.draw(markup, { blur: 0.5 });
      const lit = await picture.mask(`<g fill="#fff">${silhouette}</g>`, 2);
      const right = await picture.mask(
        `<linearGradient id="g"><stop offset="0.3" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/></linearGradient><g fill="url(#g)">${silhouette}</g>`,
        4,
      );
      for (let i = 0; i < lit.length; i++) lit[i] = (lit[i] as number) * (right[i] as number);
      picture.shade(lit, hex('#9a8577'), 0.5);
    }
    const dust = random.between(0, 9);
    picture.paint(
      () => blend(base, [1, 0.96, 0.88], 0.7),
      (u, v) => Math.max(0, 0.1 - Math.hypot(u - 0.1, v + 0.1) * 0.09 + noise.sum(u + dust, v, 2) * 0.02),
    );
  };
}

async function castLight({ picture, random, wide }: Scene, options: WallOptions) {
  const shade = hex(options.shade ?? '#8f8078');
  const light = hex(options.light ?? '#fff0d6');
  const panes: string[] = [];
  const columns = options.shadow === 'panes' ? 3 : 2;
  const left = wide * 1000 * random.between(0.14, 0.3);
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < 3; r++) {
      panes.push(`<rect x="${left + c * 236}" y="${-60 + r * 318}" width="212" height="290"/>`);
    }
  }
  const window = await picture.mask(
    `<g fill="#fff" transform="skewX(-17) rotate(6)  translate(170 -40)">${panes.join('')}</g>`,
    13,
  );
  let leaves = '';
  if (options.shadow === 'palm') {
    for (let i = 0; i < 4; i++)
      leaves += frond(
        random,
        wide * random.between(560, 1050),
        random.between(-140, 240),
        random.between(560, 760),
        random.between(140, 200),
        random.bell() * 60,
        '#ffffff',
      );
  } else if (options.shadow === 'leaves') {
    for (let i = 0; i < 6; i++) {
      leaves += branch(random, {
        x: wide * random.between(380, 1060),
        y: random.between(-160, 60),
        length: random.between(420, 760),
        degrees: random.between(80, 160),
        bend: random.bell() * 60,
        color: '#ffffff',
        leaf: random.between(70, 125),
        plump: 0.3,
        pairs: 9,
      });
    }
  }
  const dark = await picture.mask(leaves, 9);
  const far = await picture.mask(leaves, 26);
  const ambient = new Float32Array(window.length).fill(1);
  const lit = new Float32Array(window.length);
  for (let i = 0; i < window.length; i++) {
    const through = options.shadow === 'none' ? 0.5 : (window[i] as number);
    lit[i] = through * (1 - Math.min(1, (dark[i] as number) * 0.7 + (far[i] as number) * 0.45));
    ambient[i] = 1 - (lit[i] as number);
  }
  picture.shade(ambient, shade, 0.5);
  picture.shade(lit, light.map((part) => 1 + part * 0.28) as [number, number, number], 1);
}
