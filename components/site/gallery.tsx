import { cn } from '@/components/ui/cn';
import type { Photo as PhotoOf } from '@/lib/domain/catalogue';
import { MOST_PHOTOS } from '@/lib/domain/most-photos';
import { Photo } from './photo';

/** The photos of a package: the first large, the others beside it; on a phone they scroll sideways. */
export function Gallery({ photos }: { photos: PhotoOf[] }) {
  const shown = photos.slice(0, MOST_PHOTOS);
  if (shown.length === 0) return null;
  return (
    <ul
      tabIndex={shown.length > 1 ? 0 : undefined}
      aria-label="Photos"
      className={cn(
        'flex snap-x snap-mandatory gap-3 overflow-x-auto max-md:-mx-5 max-md:px-5 max-md:[scroll-padding-inline:1.25rem] md:grid md:gap-3 md:overflow-visible',
        shown.length === 2 && 'md:grid-cols-[2fr_1fr]',
        shown.length === 3 && 'md:grid-cols-[2fr_1fr] md:grid-rows-2',
        shown.length > 3 && 'md:grid-cols-[2fr_1fr_1fr] md:grid-rows-2',
      )}
    >
      {shown.map((photo, index) => (
        <li
          key={photo.url}
          className={cn(
            'relative aspect-[4/3] w-[86%] shrink-0 snap-start overflow-hidden rounded-card bg-sunken md:w-auto',
            shown.length === 1 && 'w-full md:aspect-[2/1]',
            index === 0 && shown.length > 2 && 'md:row-span-2 md:aspect-auto',
            index > 0 && shown.length === 2 && 'md:aspect-auto',
            // Four: the last one is as wide as the two above it.
            index === 3 && shown.length === 4 && 'md:col-span-2 md:aspect-auto',
          )}
        >
          <Photo
            src={photo.url}
            alt={photo.alt}
            eager={index === 0}
            sizes={index === 0 ? '(min-width: 48rem) 50rem, 90vw' : '(min-width: 48rem) 25rem, 90vw'}
          />
        </li>
      ))}
    </ul>
  );
}
