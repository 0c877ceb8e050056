import { ImageIcon } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { readPictureAddress } from '@/lib/domain/files/picture-address';

/** A small square of a picture: one of the business's own, one that ships with the app, or one of another host. */
export function Thumbnail({ url, className }: { url: string; className?: string }) {
  const own = readPictureAddress(url);
  const small = own && own.width > 384 ? `${url.slice(0, url.lastIndexOf('/'))}/384.webp` : url;
  return (
    <span
      className={cn(
        'grid shrink-0 place-items-center overflow-hidden rounded-control border bg-sunken text-faint',
        className,
      )}
      style={own ? { backgroundColor: `#${own.color}` } : undefined}
    >
      {/^(\/|https:)/.test(url) ? (
        // biome-ignore lint/performance/noImgElement: a thumbnail of an address that may be anywhere.
        <img
          src={small}
          alt=""
          loading="lazy"
          className="size-full object-cover"
          style={own ? { objectPosition: `${own.focus.x}% ${own.focus.y}%` } : undefined}
        />
      ) : (
        <ImageIcon aria-hidden className="size-4" />
      )}
    </span>
  );
}
