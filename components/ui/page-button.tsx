import type { ComponentProps } from 'react';
import { type ButtonLook, buttonStyle } from './button-style';

/**
 * A link that looks like a button and loads a whole page. Where somebody leaves for good, or something has failed, that
 * is what is wanted, and the page needn't carry the script of links that don't.
 */
export function PageButton({ tone, size, wide, children, ...rest }: ComponentProps<'a'> & ButtonLook) {
  return (
    <a className={buttonStyle({ tone, size, wide })} {...rest}>
      {children}
    </a>
  );
}
