import sharp from 'sharp';
import { expect, it } from 'vitest';
import {
  facePicture,
  isPictureKey,
  pictureAddress,
  pictureSources,
  readPictureAddress,
} from '@/lib/domain/files/picture-address';
import { startUploadInput } from '@/lib/domain/files/upload-input';
import { type MadePicture, makePicture } from '@/lib/integrations/pictures/make';
import { inTurn } from '@/lib/usecases/files/turns';

const plain = (width: number, height: number, background = '#336699') =>
  sharp({ create: { width, height, channels: 3, background } });
const made = async (bytes: Uint8Array) => (await makePicture(bytes, 'PHOTO')) as MadePicture;

it('writes a picture anew in the widths of the pages, upright, without its place and camera', async () => {
  const sent = await plain(1000, 500)
    .withExif({ IFD0: { Model: 'Camera of Ann' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const { width, height, color, widths } = await made(sent);
  expect([width, height]).toEqual([500, 1000]);
  expect(color).toMatch(/^3[0-9a-f]6[0-9a-f]9[0-9a-f]$/);
  expect(widths.map((each) => each.width)).toEqual([500, 384]);
  for (const { bytes } of widths) {
    const found = await sharp(bytes).metadata();
    expect([found.format, found.exif, found.xmp, found.icc, found.orientation]).toEqual([
      'webp',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(bytes.toString('latin1')).not.toContain('Ann');
  }
});

it('keeps nothing of what hides in a picture: a page behind it, a script in its notes, a ZIP', async () => {
  const hidden = '<script>alert(document.domain)</script>';
  const zip = 'PK\x03\x04evil.jar';
  const picture = await plain(600, 400)
    .withExif({ IFD0: { ImageDescription: hidden, Copyright: zip } })
    .jpeg()
    .toBuffer();
  const sent = Buffer.concat([picture, Buffer.from(`${hidden}${zip}`, 'latin1')]);
  expect(sent.toString('latin1')).toContain(hidden);
  const { widths, forms } = await made(sent);
  for (const { bytes } of [...widths, ...forms]) {
    const text = Buffer.from(bytes).toString('latin1');
    expect([text.includes('<script'), text.includes('evil')]).toEqual([false, false]);
  }
});

it('never makes one wider than it was sent, and none wider than pages show', async () => {
  expect((await made(await plain(20, 10).png().toBuffer())).widths.map(({ width }) => width)).toEqual([20]);
  expect((await made(await plain(3000, 100).webp().toBuffer())).width).toBe(2560);
  const tall = await made(await plain(600, 9000).png().toBuffer());
  expect([tall.width, tall.height]).toEqual([273, 4096]);
});

it('makes of a photo what other sites show, and of a logo what tabs and mails show', async () => {
  const formsOf = async (bytes: Uint8Array, purpose: 'PHOTO' | 'LOGO') => {
    const picture = (await makePicture(bytes, purpose)) as MadePicture;
    return Promise.all(
      picture.forms.map(async ({ name, type, bytes: form }) => {
        const { format, width, height, hasAlpha } = await sharp(form).metadata();
        return [name, type, format, width, height, hasAlpha];
      }),
    );
  };
  expect(await formsOf(await plain(500, 900).jpeg().toBuffer(), 'PHOTO')).toEqual([
    ['share.jpg', 'image/jpeg', 'jpeg', 1200, 630, false],
  ]);
  const logo = sharp({ create: { width: 1000, height: 400, channels: 4, background: '#33669900' } });
  expect(await formsOf(await logo.png().toBuffer(), 'LOGO')).toEqual([
    ['mail.png', 'image/png', 'png', 300, 120, true],
    ['icon-48.png', 'image/png', 'png', 48, 48, true],
    ['icon-180.png', 'image/png', 'png', 180, 180, false],
    ['icon-192.png', 'image/png', 'png', 192, 192, true],
  ]);
  expect(
    ['share.jpg', 'mail.png', 'icon-48.png', 'icon-49.png'].map((name) => isPictureKey(`${place}/${name}`)),
  ).toEqual([true, true, true, false]);
});

const place = '01900000-0000-7000-8000-000000000001/01900000-0000-7000-8000-000000000002';
const bomb = () => plain(12_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
const photo = () => plain(800, 600).jpeg().toBuffer();
const moving = async () => {
  const frames = Buffer.concat([
    await plain(8, 8).raw().toBuffer(),
    await plain(8, 8, '#fff').raw().toBuffer(),
  ]);
  return sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .webp()
    .toBuffer();
};

it.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ['a bomb of pixels', bomb, 'too_many_pixels'],
  ['one that ends in the middle', async () => (await photo()).subarray(0, 900), 'broken'],
  ['a head without a picture', () => Buffer.from('\xff\xd8\xff and no more', 'latin1'), 'broken'],
  ['an SVG', () => Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'other'],
  ['a GIF that is a page too', () => Buffer.from('GIF89a<script>alert(1)</script>'), 'moving'],
  ['a GIF that is a script too', () => Buffer.from('GIF89a=1;alert(1)//'), 'moving'],
  ['a PDF that begins as a JPEG', () => Buffer.from('\xff\xd8\xff\xe0%PDF-1.7 /JS (x)', 'latin1'), 'broken'],
  ['a WebP that moves', moving, 'moving'],
  ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'heic'],
  ['nothing', () => Buffer.alloc(0), 'other'],
])('takes %s for no picture', async (_, sent, flaw) => {
  expect(await makePicture(await sent(), 'PHOTO')).toBe(flaw);
});

it('says before anything is sent what can’t be taken', () => {
  const said = (file: object) => {
    const parsed = startUploadInput.safeParse({
      purpose: 'PHOTO',
      name: 'a',
      type: 'image/png',
      bytes: 9,
      ...file,
    });
    return parsed.error?.issues.map(({ path, message }) => `${path}: ${message}`);
  };
  expect(said({ name: '../../etc\u0000/passwd' })).toBeUndefined();
  expect(said({ bytes: 5_000_001 })?.[0]).toMatch(/^file: .*more than 5 MB/);
  expect(said({ purpose: 'LOGO', bytes: 2_000_001 })?.[0]).toMatch(/more than 2 MB/);
  expect(said({ type: '', name: 'IMG_1.HEIC' })?.[0]).toMatch(/HEIC/);
  expect(said({ type: 'image/svg+xml' })?.[0]).toMatch(/SVG/);
  expect(said({ type: 'text/html' })?.[0]).toMatch(/JPEG, PNG/);
  expect(said({ bytes: 0 })?.[0]).toMatch(/empty/);
});

it('says all that a page needs in the address', () => {
  const [tenantId, id] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
  const picture = { tenantId, id, width: 1000, height: 700, color: '336699' };
  const address = pictureAddress(picture, { x: 30, y: 5 });
  expect(address).toBe(`/files/${tenantId}/${id}/1000x700-336699.webp#30,5`);
  expect(readPictureAddress(address)).toEqual({ ...picture, focus: { x: 30, y: 5 } });
  const folder = `/files/${tenantId}/${id}`;
  expect(pictureSources(address, picture)).toBe(
    `${folder}/384.webp 384w, ${folder}/640.webp 640w, ${folder}/828.webp 828w, ${folder}/1000x700-336699.webp 1000w`,
  );
  // Beside a name nobody gets all of it.
  expect(facePicture(address)).toBe(`${folder}/384.webp`);
  expect(facePicture('/pictures/a.webp')).toBe('/_next/image?url=%2Fpictures%2Fa.webp&w=192&q=75');
  expect(facePicture('https://x.test/a.webp')).toBe('https://x.test/a.webp');
  for (const other of ['/pictures/a.webp', 'https://x.test/files/a', `${folder}/../x.webp`, `${folder}/sent`])
    expect([readPictureAddress(other), isPictureKey(other.slice(7))]).toEqual([null, false]);
});

it('works on one picture at a time, and businesses take turns', async () => {
  const order: string[] = [];
  let atOnce = 0;
  const work = (name: string) => async () => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2));
    order.push(name);
    atOnce -= 1;
  };
  const many = [1, 2, 3, 4, 5].map((n) => inTurn('a', work(`a${n}`)));
  const failing = inTurn('a', () => Promise.reject(new Error('broken')));
  const one = inTurn('b', work('b'));
  await expect(failing).rejects.toThrow('broken');
  await Promise.all([...many, one]);
  // `a2` waited first; `b` for that one only.
  expect(order.indexOf('b')).toBeLessThanOrEqual(2);
});
