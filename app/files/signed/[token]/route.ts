import { getSignedFile, putSignedFile } from '@/lib/http/files/signed-file';

export const GET = getSignedFile;
export const PUT = putSignedFile;
