import { serverDocument } from '@/lib/http/programs/documents';

// Answered at /.well-known/oauth-authorization-server (next.config.ts).
export const GET = serverDocument;
