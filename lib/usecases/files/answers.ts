import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { FileRow } from '@/lib/data/files/files';
import { idField } from '@/lib/domain/editing/fields';
import { pictureAddress } from '@/lib/domain/files/picture-address';
import { picturePurposes } from '@/lib/domain/files/upload-input';

/** A picture that can be used: `url` is what fields of pictures take. */
export const pictureAnswer = z.object({
  id: idField,
  purpose: z.enum(picturePurposes),
  name: z.string(),
  url: z.string(),
  alt: z.string(),
  bytes: z.int(),
});
export type PictureAnswer = z.infer<typeof pictureAnswer>;

export function asPicture(ctx: TenantContext, row: FileRow): PictureAnswer {
  const { id, purpose, name, alt, bytes, width, height, color } = row;
  const focus = { x: row.focusX, y: row.focusY };
  const made = {
    tenantId: ctx.tenantId,
    id,
    width: width ?? 1,
    height: height ?? 1,
    color: color ?? '000000',
  };
  return { id, purpose, name, alt, bytes, url: pictureAddress(made, focus) };
}
