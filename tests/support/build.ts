import { root } from '@/scripts/paths';

/** The output of `vercel build`, where that is under test: `npm run test:vercel` sets it. */
export const vercelBuild = process.env.VERCEL_BUILD;

/** The folder of the build under test. */
export const built = vercelBuild ?? root;
