import { preload } from 'react-dom';
import { cn } from '@/components/ui/cn';
import { pictureSources, readPictureAddress } from '@/lib/domain/files/picture-address';

type PhotoProps = {
  src: string;
  alt: string;
  /** The displayed width, as in the `sizes` attribute. */
  sizes: string;
  /** Above the fold: loaded at once. */
  eager?: boolean;
  className?: string;
};

/**
 * Fills its container, which has a fixed size, so that nothing shifts when the picture loads. The widths of an uploaded one
 * were made then, and its color fills the place until it is there; of one that ships, the framework makes them. A plain
 * element does for both, and pages needn't carry the script of the framework's own.
 */
export function Photo({ src, alt, sizes, eager, className }: PhotoProps) {
  const own = readPictureAddress(src);
  const [address = ''] = src.split('#', 1);
  const sources = own ? pictureSources(src, own) : shippedSources(address);
  if (eager) {
    const widths = sources === undefined ? {} : { imageSrcSet: sources, imageSizes: sizes };
    preload(address, { as: 'image', fetchPriority: 'high', ...widths });
  }
  return (
    // biome-ignore lint/performance/noImgElement: said above.
    <img
      src={address}
      srcSet={sources}
      sizes={sizes}
      width={own?.width}
      height={own?.height}
      alt={alt}
      loading={eager ? undefined : 'lazy'}
      fetchPriority={eager ? 'high' : undefined}
      decoding="async"
      style={
        own
          ? { backgroundColor: `#${own.color}`, objectPosition: `${own.focus.x}% ${own.focus.y}%` }
          : undefined
      }
      className={cn('absolute inset-0 size-full object-cover', className)}
    />
  );
}

/** As in next.config.ts: `deviceSizes`, and the two of `imageSizes` that a phone may ask for. */
const madeWidths = [192, 384, 640, 828, 1200, 1920, 2560];

/** Undefined for one of another host: our server fetches nothing on a stranger's behalf (SSRF). */
function shippedSources(address: string): string | undefined {
  if (!address.startsWith('/pictures/')) return undefined;
  const url = encodeURIComponent(address);
  return madeWidths.map((width) => `/_next/image?url=${url}&w=${width}&q=75 ${width}w`).join(', ');
}
