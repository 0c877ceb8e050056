'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { cancelUpload, describeFile, removeFile } from '@/lib/usecases/files/change';
import { finishUpload } from '@/lib/usecases/files/finish';
import { listPictures } from '@/lib/usecases/files/read';
import { startUpload } from '@/lib/usecases/files/start';

export const startUploadAction = officeAction(startUpload);

export const finishUploadAction = officeAction(finishUpload);

export const cancelUploadAction = officeAction(cancelUpload);

export const describeFileAction = officeAction(describeFile);

export const removeFileAction = officeAction(removeFile);

export const listPicturesAction = officeAction(listPictures, {
  input: listPictures.facts.input,
  run: async (ctx, input) => ({ ok: true, ...(await listPictures(ctx, input)) }),
});
