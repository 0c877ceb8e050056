import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/**
 * tailwind-merge must know our own scale names, or it would take `h-control` for an unknown class and keep both
 * heights.
 */
const merge = extendTailwindMerge({
  extend: {
    theme: { spacing: ['control', 'row'], radius: ['control', 'card'], shadow: ['raised', 'overlay'] },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
