import { z } from 'zod';
import { picturePurposes } from '@/lib/domain/files/upload-input';
import { env } from '@/lib/env';
import type { Announced } from '@/lib/usecases/files/announce';
import type { PictureAnswer } from '@/lib/usecases/files/answers';
import { instant } from './fields';

/** A picture of the business. `url` is where anybody sees it; `path` is what fields of pictures take. */
export const FileDto = z
  .object({
    id: z.uuid(),
    purpose: z.enum(picturePurposes),
    name: z.string(),
    url: z.url(),
    path: z.string(),
    alt: z.string(),
    bytes: z.int(),
  })
  .meta({ id: 'File' });

export function fileDto({ id, purpose, name, url, alt, bytes }: PictureAnswer): z.input<typeof FileDto> {
  const [address = ''] = url.split('#', 1);
  return { id, purpose, name, url: env.APP_URL + address, path: url, alt, bytes };
}

/** Where the bytes of an announced picture go, by PUT with exactly these headers. */
export const UploadDto = z
  .object({ id: z.uuid(), uploadUrl: z.url(), headers: z.record(z.string(), z.string()) })
  .meta({ id: 'Upload' });

export const uploadDto = ({ id, url, headers }: Announced): z.input<typeof UploadDto> => ({
  id,
  uploadUrl: url.startsWith('/') ? env.APP_URL + url : url,
  headers,
});

export const BookingFileDto = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string(),
    bytes: z.int(),
    /** Whether the booking's customer sees it. */
    isShared: z.boolean(),
    addedAt: instant,
  })
  .meta({ id: 'BookingFile' });
