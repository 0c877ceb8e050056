import { servePicture } from '@/lib/http/files/public-picture';

export const GET = servePicture;
export const HEAD = servePicture;
