import { picturesInUse } from '@/lib/data/catalogue/pictures';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { keepFiles } from '@/lib/data/files/files';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import type { FieldError } from '@/lib/domain/errors';
import { pictureAddress, readPictureAddress } from '@/lib/domain/files/picture-address';
import { type Look, lookAtPicture } from '@/lib/integrations/pictures/look';

const problems: Record<Exclude<Look, 'picture'>, string> = {
  private: 'Visitors can’t reach this address. Use one on the public Internet that starts with https://.',
  silent: 'No picture comes from this address. Open it in a new tab to see why, or use another one.',
  no_picture:
    'This is the address of a page, not of a picture. Open the picture alone, then copy the address from there.',
  too_large: 'This picture has more than 20 MB. Use a smaller one.',
};

/**
 * Refuses addresses at which there is no picture, each beside its field. Those that ship with the app and those that
 * the business uses already are not asked again: a host that is away must not keep anybody from saving a text. Call it
 * before the transaction of the save, since it waits for other servers.
 */
export async function refusePictures(
  ctx: TenantContext,
  fields: { path: string; url: string }[],
): Promise<EditRefusal | null> {
  const errors = [...(await flawsOfUploaded(ctx, fields)), ...(await flawsOfOutside(ctx, fields))];
  const [first] = errors;
  return first ? { ok: false, reason: 'validation_failed', detail: first.message, errors } : null;
}

type PictureOfField = { path: string; url: string };

/** Only pictures that the business has itself, by the very address that it was told. */
async function flawsOfUploaded(ctx: TenantContext, fields: PictureOfField[]): Promise<FieldError[]> {
  const uploaded = fields.flatMap(({ path, url }) => {
    const named = url.startsWith('/files/');
    return named ? [{ path, picture: readPictureAddress(url) }] : [];
  });
  if (uploaded.length === 0) return [];
  const kept = await keepFiles(
    ctx,
    uploaded.flatMap(({ picture }) => picture?.id ?? []),
  );
  const { tenantId } = ctx;
  const addresses = kept.map(({ id, width, height, color }) =>
    pictureAddress({ tenantId, id, width: width ?? 0, height: height ?? 0, color: color ?? '' }),
  );
  return uploaded.flatMap(({ path, picture }) =>
    picture && addresses.includes(pictureAddress(picture))
      ? []
      : [{ path, message: 'This picture isn’t there any more. Choose it again, or another one.' }],
  );
}

async function flawsOfOutside(ctx: TenantContext, fields: PictureOfField[]): Promise<FieldError[]> {
  const outside = fields.filter(({ url }) => url.startsWith('https://'));
  if (outside.length === 0) return [];
  const known = await picturesInUse(
    ctx,
    outside.map(({ url }) => url),
  );
  const looked = await Promise.all(
    outside
      .filter(({ url }) => !known.includes(url))
      .map(async ({ path, url }) => ({ path, found: await lookAtPicture(url) })),
  );
  return looked.flatMap(({ path, found }) =>
    found === 'picture' ? [] : [{ path, message: problems[found] }],
  );
}
