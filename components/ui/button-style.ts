import { cva, type VariantProps } from 'class-variance-authority';

export const buttonStyle = cva(
  'relative inline-flex max-w-full items-center justify-center gap-2 overflow-hidden rounded-control text-center leading-snug font-medium transition-colors select-none disabled:opacity-50 not-aria-busy:aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        accent: 'bg-accent text-accent-ink hover:bg-accent-hover forced-colors:border',
        plain: 'border border-edge/60 bg-surface text-ink hover:bg-hover',
        quiet: 'text-ink hover:bg-hover',
        danger: 'bg-danger-fill text-photo-ink hover:bg-danger-fill-hover forced-colors:border',
        /** On a photo. */
        photo: 'bg-photo-ink text-photo-shade hover:bg-photo-ink/90 forced-colors:border',
        link: 'text-accent-text underline decoration-accent-text/40 underline-offset-4 hover:decoration-accent-text',
      },
      size: {
        small: 'min-h-9 px-3 py-1 text-sm pointer-coarse:min-h-11',
        medium: 'min-h-control px-4 py-1 text-[0.9375em]',
        large: 'min-h-13 px-6 py-2 text-base',
        icon: 'size-control shrink-0 pointer-coarse:min-w-11',
      },
      wide: { true: 'w-full' },
    },
    compoundVariants: [{ tone: 'link', class: 'px-0' }],
    defaultVariants: { tone: 'plain', size: 'medium' },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
