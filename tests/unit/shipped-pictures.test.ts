import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedPictures } from '@/lib/domain/files/shipped-pictures';

it('knows each picture that ships for sites', () => {
  const inFolder = readdirSync('public/pictures', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.webp') && !/^(office|readme)/.test(file))
    .map((file) => `/pictures/${file}`);
  expect([...shippedPictures].sort()).toEqual(inFolder.sort());
});
