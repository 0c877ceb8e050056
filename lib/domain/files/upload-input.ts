import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { lineInput } from '@/lib/domain/inputs/text-input';

const MB = 1_000_000;

export const picturePurposes = ['PHOTO', 'LOGO'] as const;
export type PicturePurpose = (typeof picturePurposes)[number];
export type FilePurpose = PicturePurpose | 'DOCUMENT';

/** The largest file that is taken, by what it is for. */
export const mostBytes: Record<FilePurpose, number> = {
  PHOTO: 5 * MB,
  LOGO: 2 * MB,
  DOCUMENT: 20 * MB,
};

/** The kinds of pictures that are taken; what a file is, its bytes say, never its name. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;

export const otherKind = 'Use a picture in JPEG, PNG, WebP or AVIF.';
export const noHeic =
  'This is a HEIC picture, which most browsers can’t show. Save it as JPEG first: on an iPhone, choose “Most compatible” under Settings › Camera › Formats.';
export const noMoving = 'Moving pictures can’t be used. Use one that stands still, in JPEG, PNG or WebP.';
export const noSvg = 'SVG files can hold programs, so they can’t be used. Save it as PNG.';

const tooLarge = (purpose: FilePurpose) =>
  `This file has more than ${mostBytes[purpose] / MB} MB. Save a smaller copy of it, and use that.`;

const announced = {
  name: z
    .string()
    .transform((name) => name.replace(/\p{C}/gu, ' ').trim().slice(-200))
    .pipe(lineInput(200)),
  type: z.string().max(100),
  bytes: z
    .int('Please choose a file.')
    .min(1, 'This file is empty.')
    .max(2 ** 31 - 1),
};

/** What a browser says of a picture before it sends it. */
export const startUploadInput = z
  .strictObject({
    purpose: z.enum(picturePurposes),
    ...announced,
  })
  .superRefine(({ purpose, type, bytes, name }, issues) => {
    const message = kindRefused(type, name) ?? (bytes > mostBytes[purpose] ? tooLarge(purpose) : null);
    if (message) issues.addIssue({ code: 'custom', path: ['file'], message });
  });

/** Why a file of this type isn't even sent; null: its bytes decide. */
function kindRefused(type: string, name: string): string | null {
  if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)) return noHeic;
  if (type === 'image/gif') return noMoving;
  if (type === 'image/svg+xml') return noSvg;
  return pictureTypes.some((each) => each === type) ? null : otherKind;
}

export const fileId = z.strictObject({ id: idField });

const percent = z.int().min(0).max(100);
export const describeFileInput = z.strictObject({
  id: idField,
  alt: lineInput(200),
  focus: z.strictObject({ x: percent, y: percent }),
});
export type DescribeFileInput = z.infer<typeof describeFileInput>;

/** The same of a file for a booking. What it is, its bytes say once they are here. */
export const startBookingFileInput = z
  .strictObject({ bookingId: idField, ...announced, isShared: z.boolean() })
  .superRefine(({ bytes }, issues) => {
    if (bytes > mostBytes.DOCUMENT)
      issues.addIssue({ code: 'custom', path: ['file'], message: tooLarge('DOCUMENT') });
  });
export type StartBookingFileInput = z.infer<typeof startBookingFileInput>;

export const bookingFileId = z.strictObject({ bookingId: idField, id: idField });
export type BookingFileId = z.infer<typeof bookingFileId>;
