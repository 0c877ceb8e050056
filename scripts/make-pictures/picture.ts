import sharp from 'sharp';
import { clamp, type Rgb, toDisplay } from './colour';
import type { Random } from './random';

/** A canvas of linear light that layers are laid on, developed like a photograph at the end. */
export class Picture {
  readonly light: Float32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.light = new Float32Array(width * height * 3);
  }

  /** Paints every pixel. `u` runs 0…aspect, `v` 0…1 downwards, so that circles stay round. */
  paint(
    color: (u: number, v: number, index: number) => Rgb,
    coverage?: (u: number, v: number, index: number) => number,
  ) {
    const { width, height, light } = this;
    for (let y = 0; y < height; y++) {
      const v = y / height;
      for (let x = 0; x < width; x++) {
        const index = y * width + x;
        const u = x / height;
        const cover = coverage ? coverage(u, v, index) : 1;
        if (cover <= 0) continue;
        const [r, g, b] = color(u, v, index);
        const at = index * 3;
        light[at] = (light[at] as number) * (1 - cover) + r * cover;
        light[at + 1] = (light[at + 1] as number) * (1 - cover) + g * cover;
        light[at + 2] = (light[at + 2] as number) * (1 - cover) + b * cover;
      }
    }
  }

  /** Multiplies the light by a colour where the mask is: shade, tint. */
  shade(mask: Float32Array, color: Rgb, strength = 1) {
    for (let i = 0; i < mask.length; i++) {
      const cover = (mask[i] as number) * strength;
      if (cover <= 0) continue;
      for (let c = 0; c < 3; c++) {
        const at = i * 3 + c;
        this.light[at] = (this.light[at] as number) * (1 + ((color[c] as number) - 1) * cover);
      }
    }
  }

  /** Adds light where the mask is: glow, sun. */
  glow(mask: Float32Array, color: Rgb, strength = 1) {
    for (let i = 0; i < mask.length; i++) {
      const cover = (mask[i] as number) * strength;
      if (cover <= 0) continue;
      for (let c = 0; c < 3; c++) {
        const at = i * 3 + c;
        this.light[at] = (this.light[at] as number) + (color[c] as number) * cover;
      }
    }
  }

  /** Draws SVG markup (units: thousandths of the height) over the picture; `blur` in the same units. */
  async draw(markup: string, options: { blur?: number; opacity?: number; exposure?: number } = {}) {
    const pixels = await this.raster(markup, options.blur ?? 0);
    const { opacity = 1, exposure = 1 } = options;
    for (let i = 0; i < this.width * this.height; i++) {
      const alpha = ((pixels[i * 4 + 3] as number) / 255) * opacity;
      if (alpha <= 0) continue;
      for (let c = 0; c < 3; c++) {
        const at = i * 3 + c;
        const part = (pixels[i * 4 + c] as number) / 255;
        const color = (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4) * exposure;
        this.light[at] = (this.light[at] as number) * (1 - alpha) + color * alpha;
      }
    }
  }

  /** The coverage of white shapes, 0…1. */
  async mask(markup: string, blur = 0): Promise<Float32Array> {
    const pixels = await this.raster(markup, blur);
    const mask = new Float32Array(this.width * this.height);
    for (let i = 0; i < mask.length; i++) mask[i] = (pixels[i * 4 + 3] as number) / 255;
    return mask;
  }

  private async raster(markup: string, blur: number): Promise<Uint8Array> {
    const wide = (1000 * this.width) / this.height;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${wide} 1000">${markup}</svg>`;
    const image = sharp(Buffer.from(svg)).ensureAlpha();
    const sigma = (blur * this.height) / 1000;
    if (sigma >= 0.3) image.blur(sigma);
    return image.raw().toBuffer();
  }

  /** A wide lens blur of the whole, as for what lies far behind the subject. */
  async soften(radius: number) {
    const sigma = (radius * this.height) / 1000;
    const { data } = await sharp(this.display(), this.rawShape())
      .blur(sigma)
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (let i = 0; i < this.light.length; i++) {
      const part = (data[i] as number) / 255;
      this.light[i] = part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }
  }

  /** Bloom, curve, vignette, grain: what a camera adds. */
  async develop(
    random: Random,
    options: { grain?: number; bloom?: number; vignette?: number; lift?: number } = {},
  ) {
    const { grain = 1, bloom = 0.22, vignette = 0.2, lift = 0.012 } = options;
    const { width, height, light } = this;
    const bright = new Float32Array(light.length);
    for (let i = 0; i < light.length; i++) bright[i] = Math.max(0, (light[i] as number) - 0.55);
    const soft = await this.halo(bright, 28);
    let noiseState = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const index = (y * width + x) * 3;
        const dx = x / width - 0.5;
        const dy = y / height - 0.5;
        const edge = 1 - vignette * clamp((dx * dx + dy * dy) * 2.2) ** 1.2;
        // Grain that neighbours share a little, stronger in the mid-tones, as film has it.
        noiseState = noiseState * 0.35 + random.bell() * 0.65;
        for (let c = 0; c < 3; c++) {
          const lit =
            ((light[index + c] as number) + (soft[index + c] as number) * bloom) * edge + lift * 0.5;
          // A soft shoulder: highlights roll off instead of clipping.
          const rolled = lit < 0.6 ? lit : 0.6 + 0.4 * (1 - Math.exp(-(lit - 0.6) / 0.4));
          const tone = toDisplay(rolled) / 255;
          const curved = tone + 0.06 * Math.sin((tone - 0.5) * Math.PI * 2) * 0.35;
          light[index + c] =
            clamp(curved + noiseState * 0.018 * grain * (0.4 + 1.2 * tone * (1 - tone) * 2)) * 255;
        }
      }
    }
    return sharp(Buffer.from(Uint8ClampedArray.from(light)), this.rawShape());
  }

  private async halo(bright: Float32Array, radius: number): Promise<Float32Array> {
    const bytes = Buffer.alloc(bright.length);
    for (let i = 0; i < bright.length; i++) bytes[i] = clamp(Math.sqrt((bright[i] as number) / 4)) * 255;
    const blurred = await sharp(bytes, this.rawShape())
      .blur((radius * this.height) / 1000)
      .raw()
      .toBuffer();
    const halo = new Float32Array(bright.length);
    for (let i = 0; i < halo.length; i++) halo[i] = ((blurred[i] as number) / 255) ** 2 * 4;
    return halo;
  }

  private display(): Buffer {
    const bytes = Buffer.alloc(this.light.length);
    for (let i = 0; i < bytes.length; i++)
      bytes[i] = clamp(toDisplay(clamp(this.light[i] as number)), 0, 255);
    return bytes;
  }

  private rawShape() {
    return { raw: { width: this.width, height: this.height, channels: 3 as const } };
  }
}
