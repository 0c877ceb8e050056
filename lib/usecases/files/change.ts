import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { describeFile as describe, findFile, findFileWithUses, giveUpFile } from '@/lib/data/files/files';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type DescribeFileInput, describeFileInput, fileId } from '@/lib/domain/files/upload-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { asPicture, type PictureAnswer, pictureAnswer } from './answers';
import { whereWords } from './read';

export const cancelUpload = operation({
  name: 'file.cancel_upload',
  can: 'file:edit',
  effect: 'write',
  input: fileId,
  output: nothing,
  describe: 'Takes an announced picture back, so that another may be sent in its place.',
  run: async (ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> =>
    (await giveUpFile(ctx, id, ['PENDING'])) ? { ok: true } : notFound('file'),
});

export const describeFile = operation({
  name: 'file.describe',
  can: 'file:edit',
  effect: 'write',
  input: describeFileInput,
  output: pictureAnswer,
  describe: 'Says what a picture shows and what must stay visible of it, wherever it is used from now on.',
  run: async (
    ctx: TenantContext,
    { id, alt, focus }: DescribeFileInput,
  ): Promise<EditResult<PictureAnswer>> => {
    const found = await describe(ctx, { id, alt, focusX: focus.x, focusY: focus.y });
    const row = found ? await findFile(ctx, id) : null;
    return row ? { ok: true, ...asPicture(ctx, row) } : notFound('file');
  },
});

export const removeFile = operation({
  name: 'file.remove',
  can: 'file:edit',
  effect: 'write',
  input: fileId,
  output: nothing,
  describe: 'Removes a picture that nothing shows any more.',
  run: remove,
});

/** Refuses while something refers to it, and says what. A save at the same moment wins: the sweep brings the file back. */
async function remove(ctx: TenantContext, { id }: { id: string }): Promise<EditResult<object>> {
  const file = await findFileWithUses(ctx, id);
  if (!file) return notFound('file');
  if (file.uses.length > 0)
    return notAllowed(`This picture is used: ${whereWords(file.uses).join(', ')}. Take it out there first.`);
  await giveUpFile(ctx, id, ['LIVE']);
  return { ok: true };
}
