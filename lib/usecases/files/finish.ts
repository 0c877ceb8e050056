import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { withTenant } from '@/lib/data/connection/transaction';
import {
  type Checked,
  type FileRow,
  findFile,
  findSameFile,
  giveUpFile,
  lockFiles,
  makeLive,
} from '@/lib/data/files/files';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { AppError } from '@/lib/domain/errors';
import { fileFolder, sentKey } from '@/lib/domain/files/picture-address';
import { fileId, noHeic, noMoving, noSvg, otherKind } from '@/lib/domain/files/upload-input';
import { type MadePicture, makePicture, type PictureFlaw } from '@/lib/integrations/pictures/make';
import { storage } from '@/lib/integrations/storage/storage';
import { operation } from '@/lib/usecases/operation';
import { asPicture, type PictureAnswer, pictureAnswer } from './answers';
import { inTurn } from './turns';

export const finishUpload = operation({
  name: 'file.finish_upload',
  can: 'file:edit',
  effect: 'write',
  input: fileId,
  output: pictureAnswer,
  describe:
    'Checks the bytes of an announced picture, writes it anew in the widths that pages need, and keeps it.',
  run: finish,
});

const problems: Record<PictureFlaw, string> = {
  heic: noHeic,
  moving: noMoving,
  svg: noSvg,
  other: otherKind,
  broken:
    'This picture is damaged: it ends too early, or can’t be read. Open it on your device and save it again.',
  too_many_pixels: 'This picture has more than 80 million pixels. Save a smaller copy of it, and use that.',
};

/**
 * May be asked again: a file that is kept already is answered as it is, and one that was sent twice is kept once. What
 * is refused is given up, so that it occupies nobody's turn. The bytes as they were sent, with their place and camera,
 * are gone before the picture is kept.
 */
async function finish(
  ctx: TenantContext,
  { id }: z.output<typeof fileId>,
): Promise<EditResult<PictureAnswer>> {
  const row = await findFile(ctx, id);
  if (row?.state === 'LIVE') return { ok: true, ...asPicture(ctx, row) };
  if (row?.state !== 'PENDING') return notFound('file');
  const place = { tenantId: ctx.tenantId, id };
  const sent = await storage().get(sentKey(place));
  if (!sent) {
    await refuseIfBeingKept(place);
    return refused(ctx, id, 'The file has not arrived. Please send it again.');
  }
  if (sent.bytes !== row.bytes || sent.body.length !== row.bytes)
    return refused(ctx, id, 'The file has not arrived whole. Please send it again.');
  const sha256 = hash('sha256', sent.body, 'hex');
  const same = await withTenant(ctx, (tx) => findSameFile(tx, ctx, { purpose: row.purpose, sha256 }));
  if (same) return instead(ctx, id, same);
  const made = await inTurn(ctx.tenantId, () => makePicture(sent.body, row.purpose));
  if (typeof made === 'string') return refused(ctx, id, problems[made]);
  await keep(place, made);
  return goLive(ctx, row, {
    sha256,
    bytes: [...made.widths, ...made.forms].reduce((sum, { bytes }) => sum + bytes.length, 0),
    width: made.width,
    height: made.height,
    color: made.color,
  });
}

/** Another request has taken the bytes and is about to keep the picture: giving it up here would take it from that one. */
async function refuseIfBeingKept(place: { tenantId: string; id: string }): Promise<void> {
  const { keys } = await storage().list(`${fileFolder(place)}/`);
  if (keys.length > 0)
    throw new AppError('rate_limited', 'This picture is being made ready already.', { retryAfterSeconds: 1 });
}

async function keep(place: { tenantId: string; id: string }, made: MadePicture): Promise<void> {
  const store = storage();
  const { width, height, color, widths, forms } = made;
  const pages = widths.map((each) => ({
    name: `${each.width === width ? `${width}x${height}-${color}` : each.width}.webp`,
    type: 'image/webp',
    bytes: each.bytes,
  }));
  await Promise.all(
    [...pages, ...forms].map(({ name, type, bytes }) =>
      store.put(`${fileFolder(place)}/${name}`, bytes, type),
    ),
  );
  await store.remove(sentKey(place));
}

async function goLive(
  ctx: TenantContext,
  row: FileRow,
  checked: Checked,
): Promise<EditResult<PictureAnswer>> {
  const { id, purpose } = row;
  const { same, lives } = await withTenant(ctx, async (tx) => {
    await lockFiles(tx, ctx);
    const same = await findSameFile(tx, ctx, { purpose, sha256: checked.sha256 });
    return { same, lives: !same && (await makeLive(tx, ctx, id, checked)) };
  });
  // The same file was sent twice at once.
  if (same) return instead(ctx, id, same);
  return lives ? { ok: true, ...asPicture(ctx, { ...row, ...checked }) } : notFound('file');
}

async function instead(ctx: TenantContext, id: string, same: FileRow): Promise<EditResult<PictureAnswer>> {
  if (same.id !== id) await giveUpFile(ctx, id, ['PENDING']);
  return { ok: true, ...asPicture(ctx, same) };
}

async function refused(ctx: TenantContext, id: string, detail: string) {
  await giveUpFile(ctx, id, ['PENDING']);
  return notAllowed(detail);
}
