import Image from 'next/image';
import { cn } from '@/components/ui/cn';

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
export function Photo({ src, alt, sizes, eager, className }: PhotoProps) {
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
