import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonStyle } from './button-style';
import { cn } from './cn';
import { LinkProgress } from './link-progress';

/** A link that looks like a button. */
export function LinkButton({
  tone,
  size,
  wide,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return (
    <Link className={cn(buttonStyle({ tone, size, wide }), className)} {...rest}>
      {children}
      <LinkProgress />
    </Link>
  );
}
