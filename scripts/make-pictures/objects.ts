import { branch } from './botany';
import type { Scene } from './scene';

/** Things to stand on a table: SVG with light from the left, and the outline that throws the shadow. */
export type Thing = { markup: string; silhouette: string };

let serial = 0;
function roundShade(color: string, light: string, dark: string): { defs: string; fill: string } {
  const id = `o${serial++}`;
  return {
    defs: `<defs><linearGradient id="${id}"><stop offset="0" stop-color="${color}"/><stop offset=".26" stop-color="${light}"/><stop offset=".62" stop-color="${color}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>`,
    fill: `url(#${id})`,
  };
}

export function join(...things: Thing[]): Thing {
  return {
    markup: things.map((thing) => thing.markup).join(''),
    silhouette: things.map((thing) => thing.silhouette).join(''),
  };
}

/** Pebbles balanced on one another, the largest below. */
export function stones(
  { random }: Scene,
  x: number,
  foot: number,
  size: number,
  colors: [string, string, string],
): Thing {
  let markup = '';
  let silhouette = '';
  let y = foot;
  let w = size;
  for (let i = 0; i < 4; i++) {
    const h = w * random.between(0.2, 0.25);
    const cx = x + random.bell() * w * 0.08;
    const id = `s${serial++}`;
    markup += `<defs><radialGradient id="${id}" cx="36%" cy="18%" r="85%"><stop offset="0" stop-color="${colors[0]}"/><stop offset=".5" stop-color="${colors[1]}"/><stop offset="1" stop-color="${colors[2]}"/></radialGradient></defs>`;
    const lump = random.between(-0.06, 0.06) * w;
    const shape = `M${cx - w},${y - h * 0.95} C${cx - w},${y - h * 1.9} ${cx - w * 0.5 + lump},${y - h * 2.1} ${cx + lump},${y - h * 2} C${cx + w * 0.6},${y - h * 2} ${cx + w},${y - h * 1.7} ${cx + w},${y - h} C${cx + w},${y - h * 0.2} ${cx + w * 0.5},${y} ${cx},${y} C${cx - w * 0.6},${y} ${cx - w},${y - h * 0.3} ${cx - w},${y - h * 0.95}Z`;
    markup += `<path d="${shape}" fill="url(#${id})"/>`;
    if (i > 0)
      markup += `<ellipse cx="${cx}" cy="${y + 3}" rx="${w * 0.62}" ry="${h * 0.2}" fill="#1d1815" opacity=".28"/>`;
    silhouette += `<path d="${shape}"/>`;
    y -= h * 1.9;
    w *= random.between(0.68, 0.78);
  }
  return { markup, silhouette };
}

/** A round-bellied vase with a branch in it. */
export function vase(
  { random }: Scene,
  x: number,
  foot: number,
  height: number,
  colors: [string, string, string],
  plant?: { color: string; leaf: number; plump?: number; stems?: number; length?: number },
): Thing {
  const w = height * 0.34;
  const n = height * 0.12;
  const shade = roundShade(...colors);
  const shape = `M${x - n},${foot - height} C${x - n},${foot - height * 0.8} ${x - w},${foot - height * 0.72} ${x - w},${foot - height * 0.4} C${x - w},${foot - height * 0.1} ${x - w * 0.6},${foot} ${x - w * 0.4},${foot} L${x + w * 0.4},${foot} C${x + w * 0.6},${foot} ${x + w},${foot - height * 0.1} ${x + w},${foot - height * 0.4} C${x + w},${foot - height * 0.72} ${x + n},${foot - height * 0.8} ${x + n},${foot - height}Z`;
  let stems = '';
  if (plant) {
    for (let i = 0; i < (plant.stems ?? 3); i++) {
      stems += branch(random, {
        x: x + random.bell() * n * 0.5,
        y: foot - height + 6,
        length: (plant.length ?? height * 1.3) * random.between(0.75, 1.1),
        degrees: -90 + random.bell() * 34 + (i - 1) * 16,
        bend: random.bell() * 50 + (i - 1) * 22,
        color: plant.color,
        leaf: plant.leaf,
        plump: plant.plump,
        pairs: 9,
      });
    }
  }
  const rim = `<ellipse cx="${x}" cy="${foot - height}" rx="${n}" ry="${n * 0.24}" fill="${colors[2]}"/>`;
  return {
    markup: `${shade.defs}${rim}${stems}<path d="${shape}" fill="${shade.fill}"/>`,
    silhouette: `${stems}<path d="${shape}"/>`,
  };
}

/** A shallow bowl. */
export function bowl(
  x: number,
  foot: number,
  width: number,
  colors: [string, string, string],
  inside: string,
): Thing {
  const h = width * 0.42;
  const shade = roundShade(...colors);
  const shape = `M${x - width / 2},${foot - h} C${x - width / 2},${foot - h * 0.25} ${x - width * 0.26},${foot} ${x - width * 0.16},${foot} L${x + width * 0.16},${foot} C${x + width * 0.26},${foot} ${x + width / 2},${foot - h * 0.25} ${x + width / 2},${foot - h}Z`;
  const mouth = `<ellipse cx="${x}" cy="${foot - h}" rx="${width / 2}" ry="${width * 0.085}" fill="${colors[2]}"/><ellipse cx="${x}" cy="${foot - h + width * 0.018}" rx="${width * 0.455}" ry="${width * 0.062}" fill="${inside}"/>`;
  return {
    markup: `${shade.defs}<path d="${shape}" fill="${shade.fill}"/>${mouth}`,
    silhouette: `<path d="${shape}"/><ellipse cx="${x}" cy="${foot - h}" rx="${width / 2}" ry="${width * 0.085}"/>`,
  };
}

/** Towels, rolled and laid in a small pyramid. */
export function towels(x: number, foot: number, radius: number, colors: [string, string]): Thing {
  let markup = '';
  let silhouette = '';
  const spots = [
    [x - radius * 1.02, foot - radius],
    [x + radius * 1.02, foot - radius],
    [x, foot - radius * 2.74],
  ] as const;
  for (const [cx, cy] of spots) {
    const id = `t${serial++}`;
    markup += `<defs><radialGradient id="${id}" cx="35%" cy="25%" r="80%"><stop offset="0" stop-color="${colors[0]}"/><stop offset="1" stop-color="${colors[1]}"/></radialGradient></defs><circle cx="${cx}" cy="${cy}" r="${radius}" fill="url(#${id})"/>`;
    let spiral = `M${cx},${cy}`;
    for (let turn = 0; turn < Math.PI * 7; turn += 0.25) {
      const far = (radius * 0.92 * turn) / (Math.PI * 7);
      spiral += `L${(cx + Math.cos(turn) * far).toFixed(1)},${(cy + Math.sin(turn) * far).toFixed(1)}`;
    }
    markup += `<path d="${spiral}" fill="none" stroke="#8d7d70" stroke-opacity=".42" stroke-width="${radius * 0.035}"/>`;
    silhouette += `<circle cx="${cx}" cy="${cy}" r="${radius}"/>`;
  }
  return { markup, silhouette };
}

/** A bottle with a long neck, or a jar when `neck` is small. */
export function bottle(
  x: number,
  foot: number,
  height: number,
  colors: [string, string, string],
  neck = 0.3,
  cap?: string,
): Thing {
  const w = height * 0.19;
  const n = w * 0.42;
  const shoulder = foot - height * (1 - neck);
  const shade = roundShade(...colors);
  const shape = `M${x - n},${foot - height} L${x - n},${shoulder - w * 0.7} C${x - n},${shoulder - w * 0.2} ${x - w},${shoulder - w * 0.1} ${x - w},${shoulder + w * 0.5} L${x - w},${foot - 8} Q${x - w},${foot} ${x - w + 8},${foot} L${x + w - 8},${foot} Q${x + w},${foot} ${x + w},${foot - 8} L${x + w},${shoulder + w * 0.5} C${x + w},${shoulder - w * 0.1} ${x + n},${shoulder - w * 0.2} ${x + n},${shoulder - w * 0.7} L${x + n},${foot - height}Z`;
  const lid = cap
    ? `<rect x="${x - n * 1.15}" y="${foot - height - 34}" width="${n * 2.3}" height="44" rx="7" fill="${cap}"/>`
    : '';
  const label = `<rect x="${x - w * 0.72}" y="${foot - height * 0.42}" width="${w * 1.44}" height="${height * 0.22}" rx="3" fill="#fdf8f0" opacity=".82"/><path d="M${x - w * 0.4},${foot - height * 0.33}h${w * 0.8}M${x - w * 0.25},${foot - height * 0.29}h${w * 0.5}" stroke="#6b5a4c" stroke-width="2.4" opacity=".55"/>`;
  return {
    markup: `${shade.defs}<path d="${shape}" fill="${shade.fill}"/>${label}${lid}`,
    silhouette: `<path d="${shape}"/>${lid}`,
  };
}

/** A framed picture or a round mirror on the wall. */
export function frame(
  x: number,
  y: number,
  width: number,
  height: number,
  wood: string,
  inside: string,
  art = '',
): Thing {
  const b = Math.min(width, height) * 0.045;
  const silhouette = `<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  return {
    silhouette,
    markup: `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${wood}"/><rect x="${x + b}" y="${y + b}" width="${width - 2 * b}" height="${height - 2 * b}" fill="#f8f3ea"/><svg x="${x + b * 3.4}" y="${y + b * 3.4}" width="${width - b * 6.8}" height="${height - b * 6.8}" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice"><rect width="100" height="100" fill="${inside}"/>${art}</svg>`,
  };
}

export function mirror(x: number, y: number, width: number, height: number, rim: string): Thing {
  const id = `m${serial++}`;
  const r = width / 2;
  const arch = (inset: number) =>
    `M${x - r + inset},${y + height - inset} L${x - r + inset},${y + r} A${r - inset},${r - inset} 0 0 1 ${x + r - inset},${y + r} L${x + r - inset},${y + height - inset}Z`;
  return {
    silhouette: `<path d="${arch(0)}"/>`,
    markup: `<defs><linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#efe9e0"/><stop offset=".45" stop-color="#cfc6ba"/><stop offset=".5" stop-color="#e9e2d7"/><stop offset="1" stop-color="#b5a99b"/></linearGradient></defs><path d="${arch(0)}" fill="${rim}"/><path d="${arch(9)}" fill="url(#${id})"/>`,
  };
}

/** An open notebook with a pencil, seen from a low angle. */
export function notebook(x: number, foot: number, width: number, cover: string): Thing {
  const h = width * 0.26;
  const page = (dir: 1 | -1) =>
    `M${x},${foot - h * 0.2} Q${x + dir * width * 0.25},${foot - h * 0.42} ${x + dir * width * 0.5},${foot - h * 0.12} L${x + dir * width * 0.42},${foot - h} Q${x + dir * width * 0.2},${foot - h * 1.2} ${x},${foot - h}Z`;
  const lines = Array.from(
    { length: 5 },
    (_, i) =>
      `M${x + width * 0.05 + i * 3},${foot - h * (0.42 + i * 0.13)} q${width * 0.14},${-h * 0.12} ${width * 0.3},${h * 0.02}`,
  ).join('');
  const silhouette = `<path d="M${x - width * 0.53},${foot} L${x + width * 0.53},${foot} L${x + width * 0.44},${foot - h * 1.05} L${x - width * 0.44},${foot - h * 1.05}Z"/>`;
  return {
    silhouette,
    markup: `<g fill="${cover}">${silhouette}</g><path d="${page(-1)}" fill="#f6efe2"/><path d="${page(1)}" fill="#fbf6ec"/><path d="${lines}" fill="none" stroke="#8b7d6f" stroke-width="2.2" opacity=".6"/><path d="M${x - width * 0.3},${foot - h * 0.3} l${width * 0.24},${-h * 0.42}" stroke="#c78b3f" stroke-width="9" stroke-linecap="round"/>`,
  };
}

/** A cup, its steam left to the imagination. */
export function cup(
  x: number,
  foot: number,
  width: number,
  colors: [string, string, string],
  drink: string,
): Thing {
  const h = width * 0.82;
  const shade = roundShade(...colors);
  const body = `M${x - width / 2},${foot - h} L${x - width * 0.42},${foot - 14} Q${x - width * 0.4},${foot} ${x - width * 0.3},${foot} L${x + width * 0.3},${foot} Q${x + width * 0.4},${foot} ${x + width * 0.42},${foot - 14} L${x + width / 2},${foot - h}Z`;
  const handle = `<path d="M${x + width * 0.46},${foot - h * 0.8} q${width * 0.34},${h * 0.02} ${width * 0.24},${h * 0.34} q${-width * 0.08},${h * 0.22} ${-width * 0.28},${h * 0.2}" fill="none" stroke="${colors[0]}" stroke-width="${width * 0.085}"/>`;
  return {
    markup: `${handle}${shade.defs}<path d="${body}" fill="${shade.fill}"/><ellipse cx="${x}" cy="${foot - h}" rx="${width / 2}" ry="${width * 0.11}" fill="${colors[1]}"/><ellipse cx="${x}" cy="${foot - h + 4}" rx="${width * 0.44}" ry="${width * 0.085}" fill="${drink}"/>`,
    silhouette: `<path d="${body}"/>`,
  };
}
