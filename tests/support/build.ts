import { root } from '@/scripts/paths';

/** What `vercel build` has made, where that is under test: `npm run test:vercel` names it. */
export const vercelBuild = process.env.VERCEL_BUILD;

/** Where the build lies that a test is about. */
export const built = vercelBuild ?? root;
