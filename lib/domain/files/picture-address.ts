/**
 * A picture of a business as its pages name it: `/files/<business>/<file>/<width>x<height>-<color>.webp#<x>,<y>`. The
 * address itself says what a page has to know before the picture is there (its shape, its color, which widths there
 * are, what must stay visible when it is cropped), so that no page and no cache has to look anything up. What it says of
 * the bytes never changes: another picture has another address.
 */
export type UploadedPicture = {
  tenantId: string;
  id: string;
  width: number;
  height: number;
  /** Six hex digits. */
  color: string;
};

/** In percent from the left and from the top. */
export type Focus = { x: number; y: number };

const middle: Focus = { x: 50, y: 50 };

/** The widths that pages ask for, as `images` of next.config.ts has them for the pictures that ship with the app. */
const widths = [384, 640, 828, 1200, 1920, 2560];
export const mostWidth = 2560;

/** The narrower pictures that there are of one this wide; the widest has the address itself. */
export const narrowerWidths = (width: number): number[] => widths.filter((each) => each < width);

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const format = new RegExp(
  `^/files/(${uuid})/(${uuid})/(\\d{1,4})x(\\d{1,5})-([\\da-f]{6})\\.webp(?:#(\\d{1,3}),(\\d{1,3}))?$`,
);
const key = new RegExp(
  `^${uuid}/${uuid}/(?:(?:\\d{1,4}|\\d{1,4}x\\d{1,5}-[\\da-f]{6})\\.webp|share\\.jpg|(?:mail|icon-(?:48|180|192))\\.png)$`,
);
/** Whether this is the key in the store of one of its pictures. */
export const isPictureKey = (text: string): boolean => key.test(text);

export function pictureAddress(
  { tenantId, id, width, height, color }: UploadedPicture,
  focus: Focus = middle,
) {
  const address = `/files/${tenantId}/${id}/${width}x${height}-${color}.webp`;
  return focus.x === middle.x && focus.y === middle.y ? address : `${address}#${focus.x},${focus.y}`;
}

/** Null for an address that is of no uploaded picture: one that ships with the app, or of another host. */
export function readPictureAddress(address: string): (UploadedPicture & { focus: Focus }) | null {
  const [, tenantId, id, width, height, color, x, y] = format.exec(address) ?? [];
  if (!tenantId || !id || !width || !height || !color) return null;
  const focus = x && y ? { x: Number(x), y: Number(y) } : middle;
  return { tenantId, id, width: Number(width), height: Number(height), color, focus };
}

/** The value of `srcset`: all its widths. */
export function pictureSources(address: string, { width }: UploadedPicture): string {
  const [widest = ''] = address.split('#', 1);
  return [
    ...narrowerWidths(width).map((each) => `${inFolderOf(address, `${each}.webp`)} ${each}w`),
    `${widest} ${width}w`,
  ].join(', ');
}

const inFolderOf = (address: string, name: string) => `${address.slice(0, address.lastIndexOf('/'))}/${name}`;

/** The same picture where it is shown small. */
export function smallPicture(address: string): string {
  const narrowest = widths[0] ?? 0;
  const isWider = (readPictureAddress(address)?.width ?? 0) > narrowest;
  return isWider ? inFolderOf(address, `${narrowest}.webp`) : address;
}

/** The same picture for a face beside a name. Of one that ships with the app, the framework makes the width (next.config.ts). */
export const facePicture = (address: string): string =>
  address.startsWith('/pictures/')
    ? `/_next/image?url=${encodeURIComponent(address)}&w=192&q=75`
    : smallPicture(address);

/** Of a photo, for other sites that show a link to ours: JPEG, in the shape that they crop to. */
export const shareForm = { name: 'share.jpg', width: 1200, height: 630 };
export const shareAddress = (address: string) => inFolderOf(address, shareForm.name);

/** Of a logo, for browsers' tabs, phones' home screens, and mail programs, of which many show no WebP: PNG. */
export const iconSizes = [48, 180, 192] as const;
export const iconName = (size: (typeof iconSizes)[number]) => `icon-${size}.png`;
export const iconAddress = (address: string, size: (typeof iconSizes)[number]) =>
  inFolderOf(address, iconName(size));
/** Its pixels; shown at half of that. */
export const mailForm = { name: 'mail.png', width: 480, height: 120 };
export const mailAddress = (address: string) => inFolderOf(address, mailForm.name);

/** Where the bytes of the widths are, and those that were sent. */
export const fileFolder = ({ tenantId, id }: { tenantId: string; id: string }) => `${tenantId}/${id}`;
/** A document as it came, once it was looked at; no public route serves this key. */
export const documentKey = (file: { tenantId: string; id: string }) => `${fileFolder(file)}/document`;
export const sentKey = (file: { tenantId: string; id: string }) => `${fileFolder(file)}/sent`;
