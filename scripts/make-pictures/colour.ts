/** Linear light, 0…1 and above for what glows. Colours are mixed in it, as lenses do. */
export type Rgb = [number, number, number];

export function hex(text: string): Rgb {
  const value = Number.parseInt(text.slice(1), 16);
  return [toLinear(value >> 16), toLinear((value >> 8) & 255), toLinear(value & 255)];
}

function toLinear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

export function toDisplay(light: number): number {
  const part = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return part * 255;
}

export function blend(one: Rgb, other: Rgb, share: number): Rgb {
  const t = clamp(share);
  return [
    one[0] + (other[0] - one[0]) * t,
    one[1] + (other[1] - one[1]) * t,
    one[2] + (other[2] - one[2]) * t,
  ];
}

export function scale(color: Rgb, by: number): Rgb {
  return [color[0] * by, color[1] * by, color[2] * by];
}

/** A colour along evenly spaced stops. */
export function along(stops: Rgb[], t: number): Rgb {
  const place = clamp(t) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  return blend(stops[index] as Rgb, stops[index + 1] as Rgb, place - index);
}

export function clamp(value: number, low = 0, high = 1): number {
  return Math.min(high, Math.max(low, value));
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function step(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}
