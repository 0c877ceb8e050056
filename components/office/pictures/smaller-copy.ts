import { mostBytes, type PicturePurpose, pictureTypes } from '@/lib/domain/files/upload-input';

/** Wider than any page shows one. */
const MOST_PIXELS: Record<PicturePurpose, number> = { PHOTO: 3840, LOGO: 1600 };

/**
 * Photos of today's phones are larger than what is taken, and some come in kinds that only their own device can show: a
 * smaller copy, made here. The file itself where that isn't needed, or not possible: the server says then what is wrong.
 */
export async function smallerCopy(file: File, purpose: PicturePurpose): Promise<File> {
  const isHeic = /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name);
  const isKnown = isHeic || pictureTypes.some((type) => type === file.type);
  if (!isKnown || (!isHeic && file.size <= mostBytes[purpose])) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const part = Math.min(1, MOST_PIXELS[purpose] / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * part)),
      Math.max(1, Math.round(picture.height * part)),
    );
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    // What is transparent stays so only in PNG.
    const type = purpose === 'LOGO' ? 'image/png' : 'image/jpeg';
    for (const quality of [0.9, 0.75]) {
      const copy = await canvas.convertToBlob({ type, quality });
      if (copy.size <= mostBytes[purpose])
        return new File([copy], file.name.replace(/\.\w+$/, type === 'image/png' ? '.png' : '.jpg'), {
          type,
        });
    }
    return file;
  } catch {
    return file;
  }
}
