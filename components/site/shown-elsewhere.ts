import type { Metadata } from 'next';
import { iconAddress, readPictureAddress, shareAddress, shareForm } from '@/lib/domain/files/picture-address';

/** In the tab, among the bookmarks, on a home screen: the business's own, or undefined for ours. */
export function siteIcons({ favicon, logo }: { favicon: string; logo: string }): Metadata['icons'] {
  const picture = favicon || logo;
  if (!picture) return undefined;
  const icon = (size: 48 | 192) => ({
    url: iconAddress(picture, size),
    type: 'image/png',
    sizes: `${size}x${size}`,
  });
  return { icon: [icon(48), icon(192)], apple: { url: iconAddress(picture, 180), sizes: '180x180' } };
}

type ShareImages = NonNullable<NonNullable<Metadata['openGraph']>['images']>;

/** The first of the pictures that there is, for those who show a link to the page; not all of them show WebP. */
export function shareImages(...pictures: (string | undefined)[]): ShareImages {
  const picture = pictures.find(Boolean);
  if (!picture) return [];
  if (readPictureAddress(picture)) {
    const { width, height } = shareForm;
    return [{ url: shareAddress(picture), width, height, type: 'image/jpeg' }];
  }
  // The framework makes JPEG for whoever doesn't ask for WebP.
  return picture.startsWith('/pictures/')
    ? [`/_next/image?url=${encodeURIComponent(picture)}&w=1200&q=75`]
    : [picture];
}
