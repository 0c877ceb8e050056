import { endToken } from '@/lib/http/programs/token-routes';

export const POST = endToken;
