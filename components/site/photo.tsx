import Image from 'next/image';
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

/** Fills its container, which has a fixed size, so that nothing shifts when the picture loads. */
export function Photo(props: PhotoProps) {
  const { src, alt, sizes, eager, className } = props;
  if (readPictureAddress(src)) return <OwnPhoto {...props} />;
  return (
    <Image
      src={src}
      alt={alt}
      fill
      sizes={sizes}
      preload={eager}
      fetchPriority={eager ? 'high' : undefined}
      // Pictures of other hosts aren't optimised: our server fetches nothing on a stranger's behalf (SSRF).
      unoptimized={!src.startsWith('/')}
      className={cn('object-cover', className)}
    />
  );
}

/**
 * One that the business has uploaded: its widths were made then, so nothing is made when it is asked for. Its color
 * fills the place until it is there.
 */
function OwnPhoto({ src, alt, sizes, eager, className }: PhotoProps) {
  const own = readPictureAddress(src);
  if (!own) return null;
  const { width, height, color, focus } = own;
  const [address = ''] = src.split('#', 1);
  const sources = pictureSources(src, own);
  if (eager)
    preload(address, { as: 'image', imageSrcSet: sources, imageSizes: sizes, fetchPriority: 'high' });
  return (
    // biome-ignore lint/performance/noImgElement: the widths are there already; the framework would make them anew.
    <img
      src={address}
      srcSet={sources}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading={eager ? undefined : 'lazy'}
      fetchPriority={eager ? 'high' : undefined}
      decoding="async"
      style={{ backgroundColor: `#${color}`, objectPosition: `${focus.x}% ${focus.y}%` }}
      className={cn('absolute inset-0 size-full object-cover', className)}
    />
  );
}
