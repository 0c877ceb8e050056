import { aboutResource } from '@/lib/http/programs/documents';

// Answered at /.well-known/oauth-protected-resource, with and without the resource's path (next.config.ts).
export const GET = aboutResource;
