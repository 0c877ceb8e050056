import { isPictureKey } from '@/lib/domain/files/picture-address';
import { fileRoute } from './file-route';
import { answerFile, noFile } from './serve-file';

type Params = { tenant: string; file: string; name: string };

/**
 * A picture of a public page, from wherever files are kept. Nothing is asked of the database: what is at such a key was
 * written by us, and the key is as long as a secret. A cache in front of us keeps it for ever.
 */
export const servePicture = fileRoute(
  '/files/[tenant]/[file]/[name]',
  async (request: Request, { tenant, file, name }: Params) => {
    const key = `${tenant}/${file}/${name}`;
    return isPictureKey(key) ? answerFile(request, key, 'for_ever') : noFile();
  },
);
