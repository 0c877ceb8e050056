import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { startUploadInput } from '@/lib/domain/files/upload-input';
import { operation } from '@/lib/usecases/operation';
import { announceFile } from './announce';

export const startUpload = operation({
  name: 'file.start_upload',
  can: 'file:edit',
  effect: 'write',
  input: startUploadInput,
  output: z.object({
    id: idField,
    /** Where the bytes go, by PUT with these headers, within five minutes. */
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
  describe: 'Announces a picture and answers the address to which its bytes are sent.',
  run: announceFile,
});
