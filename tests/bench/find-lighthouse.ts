import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '@/scripts/paths';

export type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<
    string,
    { id: string; title: string; score: number | null; numericValue?: number; scoreDisplayMode: string }
  >;
};
export type Lighthouse = (url: string, options: object) => Promise<{ lhr: Report } | undefined>;

/**
 * Lighthouse brings 176 MB, most of it a service for reporting crashes, so it is no dependency: whoever measures installs it
 * for the occasion (`npm install --no-save lighthouse@13.5.0`). Null, which it says, where it isn't.
 */
export async function findLighthouse(): Promise<Lighthouse | null> {
  const { resolve } = createRequire(join(process.env.LIGHTHOUSE ?? root, 'package.json'));
  try {
    return (await import(pathToFileURL(resolve('lighthouse')).href)).default;
  } catch {
    console.log(
      'Not measured: Lighthouse isn’t installed (npm install --no-save lighthouse@13.5.0, or LIGHTHOUSE=<a folder that has it>).',
    );
    return null;
  }
}
