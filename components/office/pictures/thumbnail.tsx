import { ImageIcon } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { readPictureAddress, smallPicture } from '@/lib/domain/files/picture-address';

/** A small square of a picture (all of it, where it is `whole`): one of the business's own, one that ships with the app, or one of another host. */
export function Thumbnail({ url, className, whole }: { url: string; className?: string; whole?: boolean }) {
  const own = readPictureAddress(url);
  return (
    <span
      className={cn(
        'grid shrink-0 place-items-center overflow-hidden rounded-control border bg-sunken text-faint',
        className,
      )}
      style={own && !whole ? { backgroundColor: `#${own.color}` } : undefined}
    >
      {/^(\/|https:)/.test(url) ? (
        // biome-ignore lint/performance/noImgElement: a thumbnail of an address that may be anywhere.
        <img
          src={smallPicture(url)}
          alt=""
          loading="lazy"
          className={cn('size-full', whole ? 'logo object-contain' : 'object-cover')}
          style={own ? { objectPosition: `${own.focus.x}% ${own.focus.y}%` } : undefined}
        />
      ) : (
        <ImageIcon aria-hidden className="size-4" />
      )}
    </span>
  );
}
