import { giveTokens } from '@/lib/http/programs/token-routes';

export const POST = giveTokens;
