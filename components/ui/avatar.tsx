import { cn } from './cn';

type AvatarProps = {
  name: string;
  /** A picture that this site serves; without one, the initials. */
  image?: string;
  size?: 'small' | 'medium' | 'large';
  className?: string;
};

const sizes = { small: 'size-7 text-[0.6875rem]', medium: 'size-10 text-sm', large: 'size-16 text-xl' };

/** Always beside the name, so it is hidden from screen readers. */
export function Avatar({ name, image, size = 'medium', className }: AvatarProps) {
  const initials = name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center overflow-hidden rounded-full bg-accent-soft font-medium text-ink',
        sizes[size],
        className,
      )}
    >
      {image ? (
        // biome-ignore lint/performance/noImgElement: a small, already optimised picture of a known size.
        <img src={image} alt="" loading="lazy" className="size-full object-cover" />
      ) : (
        initials
      )}
    </span>
  );
}
