import type { Random } from './random';

/** Plants as SVG, in thousandths of the picture's height. */

function tint(color: string, by: number): string {
  const value = Number.parseInt(color.slice(1), 16);
  const part = (shift: number) => Math.max(0, Math.min(255, Math.round(((value >> shift) & 255) * by)));
  return `rgb(${part(16)},${part(8)},${part(0)})`;
}

/** A leaf from its stem outwards, with a lighter half and a midrib. */
export function leaf(
  x: number,
  y: number,
  length: number,
  degrees: number,
  color: string,
  plump = 0.24,
): string {
  const w = length * plump;
  const edge = `C${length * 0.25},${-w} ${length * 0.7},${-w * 0.9} ${length},0`;
  const back = `C${length * 0.7},${w * 0.9} ${length * 0.25},${w} 0,0Z`;
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})"><path d="M0,0${edge}${back}" fill="${color}"/><path d="M0,0${edge}L0,0Z" fill="${tint(color, 1.22)}" opacity=".55"/><path d="M0,0L${length * 0.94},0" stroke="${tint(color, 0.75)}" stroke-width="${(length * 0.014).toFixed(2)}" opacity=".7"/></g>`;
}

/** A branch that bends, with leaves to both sides. */
export function branch(
  random: Random,
  options: {
    x: number;
    y: number;
    length: number;
    degrees: number;
    bend: number;
    color: string;
    leaf: number;
    plump?: number;
    pairs?: number;
  },
): string {
  const { length, bend, color, plump, pairs = 9 } = options;
  let { x, y, degrees } = options;
  let markup = '';
  let path = `M${x},${y}`;
  const hop = length / pairs;
  for (let i = 0; i < pairs; i++) {
    degrees += bend / pairs + random.bell() * 3;
    const angle = (degrees * Math.PI) / 180;
    x += Math.cos(angle) * hop;
    y += Math.sin(angle) * hop;
    path += `L${x.toFixed(1)},${y.toFixed(1)}`;
    const size = options.leaf * (1.05 - (i / pairs) * 0.45) * random.between(0.85, 1.1);
    const shade = tint(color, random.between(0.86, 1.14));
    markup += leaf(x, y, size, degrees - random.between(38, 62), shade, plump);
    markup += leaf(x, y, size, degrees + random.between(38, 62), shade, plump);
  }
  markup += leaf(x, y, options.leaf * 0.6, degrees, color, plump);
  return `<path d="${path}" fill="none" stroke="${tint(color, 0.7)}" stroke-width="${(length * 0.009).toFixed(2)}" stroke-linejoin="round"/>${markup}`;
}

/** A palm frond: long thin leaflets along an arch. */
export function frond(
  random: Random,
  x: number,
  y: number,
  length: number,
  degrees: number,
  bend: number,
  color: string,
): string {
  const count = 26;
  let markup = '';
  let angle = degrees;
  const hop = length / count;
  for (let i = 0; i < count; i++) {
    angle += bend / count;
    x += Math.cos((angle * Math.PI) / 180) * hop;
    y += Math.sin((angle * Math.PI) / 180) * hop;
    const t = i / count;
    const size = length * 0.42 * Math.sin(Math.PI * (0.12 + t * 0.86)) * random.between(0.9, 1.06);
    markup += leaf(x, y, size, angle - 52 + t * 22, tint(color, random.between(0.9, 1.12)), 0.07);
    markup += leaf(x, y, size, angle + 52 - t * 22, tint(color, random.between(0.9, 1.12)), 0.07);
  }
  return markup;
}

/** A garden rose seen from above: rings of cupped petals, darker in the folds. */
export function rose(random: Random, x: number, y: number, radius: number, color: string): string {
  const id = `r${Math.round(x * 7)}-${Math.round(y * 7)}-${Math.round(radius)}`;
  let markup = `<defs><radialGradient id="${id}" cx="50%" cy="12%" r="95%"><stop offset="0" stop-color="${tint(color, 1.12)}"/><stop offset=".55" stop-color="${color}"/><stop offset="1" stop-color="${tint(color, 0.62)}"/></radialGradient></defs>`;
  markup += `<circle cx="${x}" cy="${y}" r="${radius * 0.8}" fill="${tint(color, 0.6)}"/>`;
  const rings = 6;
  let turn = random.between(0, 360);
  for (let ring = 0; ring < rings; ring++) {
    const share = 1 - ring / rings;
    const petals = ring < 2 ? 7 : ring < 4 ? 5 : 4;
    const reach = radius * (0.14 + 0.62 * share);
    const size = radius * (0.2 + 0.42 * share);
    for (let p = 0; p < petals; p++) {
      turn += 360 / petals + random.bell() * 9;
      const wide = size * random.between(0.92, 1.12);
      markup += `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)}) translate(0 ${(-reach * 0.62).toFixed(1)})"><path d="M${-wide * 0.34},${size * 0.55} C${-wide * 1.05},${-size * 0.05} ${-wide * 0.62},${-size * 0.72} ${wide * random.between(-0.08, 0.08)},${-size * 0.6} C${wide * 0.62},${-size * 0.74} ${wide * 1.05},${-size * 0.05} ${wide * 0.34},${size * 0.55}Z" fill="url(#${id})" stroke="${tint(color, 0.55)}" stroke-opacity=".22" stroke-width="${(radius * 0.014).toFixed(2)}"/></g>`;
    }
    turn += 24;
  }
  markup += `<circle cx="${x}" cy="${y}" r="${radius * 0.09}" fill="${tint(color, 0.5)}" opacity=".7"/>`;
  return markup;
}

/** An open flower with one ring of petals and a dark or golden eye. */
export function anemone(
  random: Random,
  x: number,
  y: number,
  radius: number,
  color: string,
  eye: string,
): string {
  const petals = 7;
  const turn = random.between(0, 360);
  let markup = '';
  for (let p = 0; p < petals * 2; p++) {
    const angle = turn + (p * 360) / petals + (p >= petals ? 25 : 0);
    const size = radius * (p >= petals ? 0.86 : 1) * random.between(0.92, 1.06);
    markup += `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})"><path d="M0,0 C${-size * 0.52},${-size * 0.4} ${-size * 0.42},${-size} 0,${-size * 0.97} C${size * 0.42},${-size} ${size * 0.52},${-size * 0.4} 0,0Z" fill="${tint(color, random.between(0.93, 1.03))}" stroke="${tint(color, 0.7)}" stroke-opacity=".3" stroke-width="${(radius * 0.012).toFixed(2)}"/></g>`;
  }
  for (let s = 0; s < 34; s++) {
    const angle = random.between(0, Math.PI * 2);
    const far = radius * random.between(0.17, 0.3);
    markup += `<circle cx="${(x + Math.cos(angle) * far).toFixed(1)}" cy="${(y + Math.sin(angle) * far).toFixed(1)}" r="${(radius * 0.026).toFixed(2)}" fill="${tint(eye, random.between(0.8, 1.5))}"/>`;
  }
  return `${markup}<circle cx="${x}" cy="${y}" r="${radius * 0.15}" fill="${eye}"/>`;
}

/** Grass and stems from the lower edge. */
export function grasses(
  random: Random,
  wide: number,
  count: number,
  height: number,
  color: string,
  base = 1010,
): string {
  let markup = '';
  for (let i = 0; i < count; i++) {
    const x = random.between(-20, wide + 20);
    const tall = height * random.between(0.35, 1);
    const lean = random.bell() * tall * 0.45;
    const w = random.between(1.6, 4.2);
    markup += `<path d="M${(x - w).toFixed(1)},${base} Q${(x + lean * 0.2).toFixed(1)},${(base - tall * 0.6).toFixed(1)} ${(x + lean).toFixed(1)},${(base - tall).toFixed(1)} Q${(x + lean * 0.3 + w).toFixed(1)},${(base - tall * 0.55).toFixed(1)} ${(x + w).toFixed(1)},${base}Z" fill="${tint(color, random.between(0.7, 1.25))}"/>`;
  }
  return markup;
}
