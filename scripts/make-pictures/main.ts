import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { coach, photographer, salon, studio } from './paintings/indoors';
import { spa } from './paintings/spa';
import { outback, tours } from './paintings/tours';
import { weddings } from './paintings/weddings';
import { makeScene, type Painter } from './scene';
import { pictures, sizes } from './sets';

/**
 * Paints the demo pictures: `tsx scripts/make-pictures/main.ts [set[/name]]`. The same seed gives the same picture,
 * so only what is named (or everything) changes. Each file stays below 120 kB.
 */
const paintings: Record<string, Record<string, Painter[]>> = {
  'bella-weddings': weddings,
  'serene-spa': spa,
  'outback-tours': outback,
  photographer,
  salon,
  studio,
  tours,
  coach,
};

const limit = 120_000;
const wanted = process.argv[2] ?? '';
for (const { set, name, size } of pictures) {
  if (!`${set}/${name}`.startsWith(wanted)) continue;
  const painters = paintings[set]?.[name];
  if (!painters) throw new Error(`Nothing paints ${set}/${name}`);
  const { width, height } = sizes[size];
  const scene = makeScene(`${set}/${name}`, width, height);
  for (const paint of painters) await paint(scene);
  const developed = await (await scene.picture.develop(scene.random)).png({ compressionLevel: 1 }).toBuffer();
  const folder = join('public', 'pictures', set);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.webp`);
  for (const quality of [82, 76, 70, 64, 58, 50, 42, 34, 26]) {
    await sharp(developed).webp({ quality, effort: 5, smartSubsample: true }).toFile(file);
    if ((await stat(file)).size <= limit) break;
  }
  console.log(`${file} ${Math.round((await stat(file)).size / 1000)} kB`);
}
