import Image from 'next/image';
import { cn } from '@/components/ui/cn';

type PhotoProps = {
  src: string;
  alt: string;
  /** The width it takes, as in the `sizes` attribute. */
  sizes: string;
  /** It is seen first: loaded at once. */
  eager?: boolean;
  className?: string;
};

/** Fills the box around it, which has a size of its own, so nothing moves when it arrives. */
export function Photo({ src, alt, sizes, eager, className }: PhotoProps) {
  return (
    <Image
      src={src}
      alt={alt}
      fill
      sizes={sizes}
      preload={eager}
      fetchPriority={eager ? 'high' : undefined}
      // Pictures from elsewhere are shown as they are: our server fetches nothing on a stranger's behalf.
      unoptimized={!src.startsWith('/')}
      className={cn('object-cover', className)}
    />
  );
}
