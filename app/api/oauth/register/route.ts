import { register } from '@/lib/http/programs/token-routes';

export const POST = register;
