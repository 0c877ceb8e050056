import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type FileWithUses, listFiles as list, readStorageUse } from '@/lib/data/files/files';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { asPicture, pictureAnswer } from './answers';

const MOST = 1000;

export const listFiles = operation({
  name: 'file.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({
    pictures: z.array(pictureAnswer.extend({ usedIn: z.array(z.string()) })),
    /** What they take in the store, and what they may take. */
    usedBytes: z.number(),
    limitBytes: z.number(),
  }),
  describe:
    'Lists the pictures that the business has uploaded, newest first, and the storage that they take.',
  run: async (ctx: TenantContext) => {
    const [rows, { usedBytes, limitBytes }] = await Promise.all([list(ctx, MOST), readStorageUse(ctx)]);
    const pictures = rows.map((row) => ({ ...asPicture(ctx, row), usedIn: whereWords(row.uses) }));
    return { pictures, usedBytes, limitBytes };
  },
});

/** Where a picture is used, in words. */
export const whereWords = (uses: FileWithUses['uses']): string[] =>
  uses.map(({ where, name }) => (name ? name : `the ${where}`));
