import sharp, { type Sharp } from 'sharp';
import {
  iconName,
  iconSizes,
  mailForm,
  mostWidth,
  narrowerWidths,
  shareForm,
} from '@/lib/domain/files/picture-address';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';

/** What a file is by its first bytes, or why it is no picture that we take. */
type FoundKind = 'picture' | 'heic' | 'moving' | 'svg' | 'other';

/** A picture written anew: nothing of the file that was sent is in it, neither its place nor its camera. */
export type MadePicture = {
  width: number;
  height: number;
  color: string;
  /** The widest first. */
  widths: { width: number; bytes: Buffer }[];
  /** What is shown elsewhere than on our pages. */
  forms: { name: string; type: string; bytes: Buffer }[];
};

export type PictureFlaw = Exclude<FoundKind, 'picture'> | 'broken' | 'too_many_pixels';

/** As many as a camera of 2026 makes; a small file can claim millions more, which would all have to be held. */
const mostPixels = 80_000_000;
const mostHeight = 4_096;
const widest: Record<PicturePurpose, number> = { PHOTO: mostWidth, LOGO: 828 };

sharp.block({ operation: ['VipsForeignLoadSvg', 'VipsForeignLoadMagick', 'VipsForeignLoadPdf'] });
// Each file is seen once: its pixels needn't wait for a second look.
sharp.cache(false);

/** By its magic bytes; a name or a declared type proves nothing. */
function kindOf(bytes: Uint8Array): FoundKind {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 3) === '\xff\xd8\xff' || text(0, 8) === '\x89PNG\r\n\x1a\n') return 'picture';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'picture';
  if (text(4, 8) === 'ftyp')
    return text(8, 12) === 'avif'
      ? 'picture'
      : /hei|hev|mif1|msf1/.test(text(8, 12))
        ? 'heic'
        : text(8, 12) === 'avis'
          ? 'moving'
          : 'other';
  if (text(0, 4) === 'GIF8') return 'moving';
  return /<svg[\s>]/i.test(text(0, 1024)) ? 'svg' : 'other';
}

/**
 * Decodes a picture and writes it anew as WebP, in the widths that pages ask for, upright and in the colors of the web.
 * WebP alone: at the same size in bytes AVIF took three to four times as long, and the pages' own pictures are WebP too.
 * The decoded pixels are held once, at the widest width.
 */
export async function makePicture(
  sent: Uint8Array,
  purpose: PicturePurpose,
): Promise<MadePicture | PictureFlaw> {
  const kind = kindOf(sent);
  if (kind !== 'picture') return kind;
  try {
    const read = () => sharp(sent, { limitInputPixels: mostPixels, failOn: 'truncated' });
    if (((await read().metadata()).pages ?? 1) > 1) return 'moving';
    const { data, info } = await read()
      .autoOrient()
      .resize({ width: widest[purpose], height: mostHeight, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels = () => sharp(data, { raw: { width, height, channels } });
    const { dominant } = await pixels()
      .flatten({ background: '#ffffff' })
      .resize({ width: 64 })
      .png()
      .toBuffer()
      .then((small) => sharp(small).stats());
    const widths = [];
    for (const each of [width, ...narrowerWidths(width).reverse()])
      widths.push({
        width: each,
        // As the maker of pictures does with those that ship.
        bytes: await pixels().resize({ width: each }).webp({ quality: 75 }).toBuffer(),
      });
    const forms = purpose === 'LOGO' ? await logoForms(pixels) : [await shareFormOf(pixels())];
    return { width, height, color: hex(dominant), widths, forms };
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'too_many_pixels' : 'broken';
  }
}

/** The most eventful part: where it is cropped is decided by whoever shows it, at the latest. */
async function shareFormOf(pixels: Sharp): Promise<MadePicture['forms'][number]> {
  const { name, width, height } = shareForm;
  const bytes = await pixels
    .flatten({ background: '#ffffff' })
    .resize({ width, height, fit: 'cover', position: 'attention' })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}

async function logoForms(pixels: () => Sharp): Promise<MadePicture['forms']> {
  const type = 'image/png';
  const { name, width, height } = mailForm;
  const inside = pixels().resize({ width, height, fit: 'inside', withoutEnlargement: true });
  const forms = [{ name, type, bytes: await inside.png().toBuffer() }];
  for (const size of iconSizes) {
    // A home screen shows what is transparent as black.
    const isWhite = size === 180;
    const background = isWhite ? '#ffffff' : '#ffffff00';
    const icon = isWhite ? pixels().flatten({ background }) : pixels().ensureAlpha();
    const square = icon.resize({ width: size, height: size, fit: 'contain', background });
    forms.push({ name: iconName(size), type, bytes: await square.png().toBuffer() });
  }
  return forms;
}

const hex = ({ r, g, b }: { r: number; g: number; b: number }) =>
  [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
