import { branch } from '../botany';
import { along, hex, scale } from '../colour';
import type { Painter } from '../scene';

type PortraitOptions = {
  /** From the dark corner to the light one. */
  ground: string[];
  skin: [string, string];
  hair: string;
  top: [string, string];
  cut: 'bun' | 'long' | 'short';
  turn?: 1 | -1;
};

const behind = {
  bun: '<circle cx="18" cy="-262" r="74"/>',
  long: '<path d="M-150,-60 C-176,-236 -70,-284 4,-284 C92,-284 172,-226 150,-50 C146,60 190,130 184,262 C120,310 -130,310 -184,256 C-186,130 -146,60 -150,-60Z"/>',
  short: '',
};
const before = {
  bun: 'M-128,-52 C-156,-196 -70,-232 0,-232 C76,-232 150,-190 128,-48 C120,-110 92,-146 40,-160 C-10,-128 -100,-130 -128,-52Z',
  long: 'M-134,-20 C-160,-190 -74,-240 0,-240 C80,-240 158,-186 134,-16 C128,-96 96,-150 20,-178 C-30,-140 -112,-120 -134,-20Z',
  short:
    'M-124,-66 C-150,-190 -84,-242 -4,-236 C60,-262 150,-206 124,-62 C116,-100 104,-126 84,-146 C20,-120 -60,-124 -96,-140 C-112,-118 -118,-96 -124,-66Z',
};

/** A person as a still, faceless picture in window light: nobody in particular, but not a grey circle. */
export function portrait(options: PortraitOptions): Painter {
  return async ({ picture, noise, random, wide }) => {
    const ground = options.ground.map(hex);
    const { skin, hair, top, cut, turn = 1 } = options;
    picture.paint((u, v) => {
      const far = Math.hypot(u - wide * (0.5 - 0.3 * turn), v - 0.2);
      return scale(along(ground, 1 - far * 0.85), 1 + noise.sum(u * 3, v * 3, 5) * 0.1);
    });
    const shadows = Array.from({ length: 5 }, () =>
      branch(random, {
        x: wide * random.between(100, 900),
        y: random.between(-120, 0),
        length: random.between(420, 760),
        degrees: random.between(60, 120),
        bend: random.bell() * 60,
        color: '#fff',
        leaf: random.between(90, 130),
        plump: 0.32,
        pairs: 8,
      }),
    ).join('');
    const leaves = await picture.mask(shadows, 14);
    picture.shade(leaves, hex('#94857a'), 0.6);

    const put = (markup: string) =>
      `<g transform="translate(${wide * 500} 520) scale(${turn * 1.12} 1.12)">${markup}</g>`;
    const face = 'M-112,-70 C-118,-210 118,-210 112,-70 C110,30 62,112 0,112 C-62,112 -110,30 -112,-70Z';
    const neck = 'M-52,50 L-54,196 Q0,262 54,196 L52,50Z';
    const body =
      'M-54,172 C-84,216 -230,232 -292,306 C-330,352 -346,470 -350,620 L350,620 C346,470 330,352 292,306 C230,232 84,216 54,172 C34,232 -34,232 -54,172Z';
    const gradient = (id: string, from: string, to: string) =>
      `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2=".35"><stop offset=".1" stop-color="${from}"/><stop offset=".95" stop-color="${to}"/></linearGradient>`;
    const defs = `<defs>${gradient('skin', skin[0], skin[1])}${gradient('top', top[0], top[1])}</defs>`;
    const outline = put(
      `<g fill="#fff"><path d="${body}"/><path d="${face}"/>${behind[cut]}<path d="${before[cut]}"/></g>`,
    );
    picture.shade(
      await picture.mask(`<g transform="translate(${turn * 70} 26)">${outline}</g>`, 26),
      hex('#77675c'),
      0.6,
    );
    await picture.draw(put(`<g fill="${hair}">${behind[cut]}</g>`), { blur: 0.9 });
    await picture.draw(put(`${defs}<path d="${neck}" fill="${skin[1]}"/>`), { blur: 0.8 });
    picture.shade(
      await picture.mask(put('<ellipse cx="8" cy="118" rx="60" ry="52" fill="#fff"/>'), 16),
      hex('#b58a74'),
      0.5,
    );
    await picture.draw(
      put(`${defs}<path d="${body}" fill="url(#top)"/><path d="${face}" fill="url(#skin)"/>`),
      { blur: 0.8 },
    );
    picture.glow(
      await picture.mask(put('<ellipse cx="-52" cy="-20" rx="34" ry="64" fill="#fff"/>'), 34),
      hex(skin[0]),
      0.14,
    );
    picture.shade(
      await picture.mask(put(`<path d="${before[cut]}" fill="#fff" transform="translate(4 20)"/>`), 10),
      hex('#a9826d'),
      0.45,
    );
    await picture.draw(
      put(
        `<path d="${before[cut]}" fill="${hair}"/><path d="${before[cut]}" fill="#fff" opacity=".07" transform="translate(-10 -6) scale(.93)"/>`,
      ),
      { blur: 0.8 },
    );
    const folds =
      '<g fill="none" stroke="#fff" stroke-width="9" opacity=".55"><path d="M-180,330 C-150,420 -160,520 -190,620"/><path d="M170,320 C150,420 176,520 168,620"/><path d="M-40,300 C-20,380 30,420 20,620"/></g>';
    picture.shade(await picture.mask(put(folds), 7), hex('#8c7a6e'), 0.5);
    picture.shade(leaves, hex('#b5a79b'), 0.32);
  };
}
