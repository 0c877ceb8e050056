import { picturesInUse } from '@/lib/data/catalogue/pictures';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
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
  const outside = fields.filter(({ url }) => url.startsWith('https://'));
  if (outside.length === 0) return null;
  const known = await picturesInUse(
    ctx,
    outside.map(({ url }) => url),
  );
  const looked = await Promise.all(
    outside
      .filter(({ url }) => !known.includes(url))
      .map(async ({ path, url }) => ({ path, found: await lookAtPicture(url) })),
  );
  const errors = looked.flatMap(({ path, found }) =>
    found === 'picture' ? [] : [{ path, message: problems[found] }],
  );
  const [first] = errors;
  return first ? { ok: false, reason: 'validation_failed', detail: first.message, errors } : null;
}
