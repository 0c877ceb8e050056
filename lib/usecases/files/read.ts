import { z } from 'zod';
import { picturesElsewhere } from '@/lib/data/catalogue/pictures';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type FileWithUses, listFiles as list, listByPurpose, readStorageUse } from '@/lib/data/files/files';
import { idField } from '@/lib/domain/editing/fields';
import { shippedPictures } from '@/lib/domain/files/shipped-pictures';
import { type PicturePurpose, picturePurposes } from '@/lib/domain/files/upload-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { asPicture, pictureAnswer } from './answers';

const MOST = 1000;

export const listFiles = operation({
  name: 'file.list',
  can: 'file:read',
  effect: 'read',
  input: z.strictObject({
    limit: z.int().min(1).max(MOST).default(MOST),
    /** The last one of the page before. */
    after: idField.optional(),
  }),
  output: z.object({
    pictures: z.array(pictureAnswer.extend({ usedIn: z.array(z.string()) })),
    /** What they take in the store, and what they may take. */
    usedBytes: z.number(),
    limitBytes: z.number(),
    nextCursor: z.string().nullable(),
  }),
  describe:
    'Lists the pictures that the business has uploaded, newest first, and the storage that they take.',
  run: async (ctx: TenantContext, { limit, after }: { limit: number; after?: string | undefined }) => {
    const [rows, { usedBytes, limitBytes }] = await Promise.all([
      list(ctx, limit + 1, after ?? null),
      readStorageUse(ctx),
    ]);
    const page = rows.slice(0, limit);
    const pictures = page.map((row) => ({ ...asPicture(ctx, row), usedIn: whereWords(row.uses) }));
    const nextCursor = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
    return { pictures, usedBytes, limitBytes, nextCursor };
  },
});

export const readStorage = operation({
  name: 'file.read_storage',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ usedBytes: z.number(), limitBytes: z.number() }),
  describe: 'Reads how much storage the business’s files take, and how much they may take.',
  run: async (ctx: TenantContext) => {
    const { usedBytes, limitBytes } = await readStorageUse(ctx);
    return { usedBytes, limitBytes };
  },
});

export const listPictures = operation({
  name: 'file.list_pictures',
  can: 'file:edit',
  effect: 'read',
  input: z.strictObject({ purpose: z.enum(picturePurposes) }),
  output: z.object({
    own: z.array(pictureAnswer),
    /** Addresses of pictures elsewhere that the business uses already. */
    elsewhere: z.array(z.string()),
    /** Addresses of those that come with the app. */
    shipped: z.array(z.string()),
  }),
  describe: 'Lists the pictures that can be chosen for a place of this kind: the uploaded ones, and others.',
  run: async (ctx: TenantContext, { purpose }: { purpose: PicturePurpose }) => {
    const [rows, elsewhere] = await Promise.all([
      listByPurpose(ctx, purpose, MOST),
      purpose === 'PHOTO' ? picturesElsewhere(ctx) : [],
    ]);
    const shipped = purpose === 'PHOTO' ? [...shippedPictures] : [];
    return { own: rows.map((row) => asPicture(ctx, row)), elsewhere, shipped };
  },
});

/** Where a picture is used, in words. */
export const whereWords = (uses: FileWithUses['uses']): string[] =>
  uses.map(({ where, name }) => (name ? name : `the ${where}`));
