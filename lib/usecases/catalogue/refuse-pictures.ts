import { picturesInUse } from '@/lib/data/catalogue/pictures';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { keepFiles } from '@/lib/data/files/files';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import type { FieldError } from '@/lib/domain/errors';
import { pictureAddress, readPictureAddress } from '@/lib/domain/files/picture-address';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';
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
  fields: PictureOfField[],
): Promise<EditRefusal | null> {
  const errors = [...(await flawsOfUploaded(ctx, fields)), ...(await flawsOfOutside(ctx, fields))];
  const [first] = errors;
  return first ? { ok: false, reason: 'validation_failed', detail: first.message, errors } : null;
}

/** Of a `purpose` other than a photo, the picture has to have been uploaded for it: only then it has its other forms. */
type PictureOfField = { path: string; url: string; purpose?: PicturePurpose };

/** Only pictures that the business has itself, by the very address that it was told. */
async function flawsOfUploaded(ctx: TenantContext, fields: PictureOfField[]): Promise<FieldError[]> {
  const uploaded = fields.flatMap(({ path, url, purpose = 'PHOTO' }) => {
    const named = url.startsWith('/files/');
    return named ? [{ path, purpose, picture: readPictureAddress(url) }] : [];
  });
  if (uploaded.length === 0) return [];
  const kept = await keepFiles(
    ctx,
    uploaded.flatMap(({ picture }) => picture?.id ?? []),
  );
  const { tenantId } = ctx;
  const addresses = kept.map(({ id, purpose, width, height, color }) => ({
    purpose,
    address: pictureAddress({ tenantId, id, width: width ?? 0, height: height ?? 0, color: color ?? '' }),
  }));
  return uploaded.flatMap(({ path, purpose, picture }) => {
    const known = picture && addresses.find(({ address }) => address === pictureAddress(picture));
    if (!known)
      return [{ path, message: 'This picture isn’t there any more. Choose it again, or another one.' }];
    const isOther = known.purpose !== purpose;
    return isOther ? [{ path, message: 'This picture was uploaded for another place. Upload it here.' }] : [];
  });
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
