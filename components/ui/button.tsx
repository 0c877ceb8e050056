import type { ComponentProps } from 'react';
import { type ButtonLook, buttonStyle } from './button-style';
import { cn } from './cn';

export type ButtonProps = ComponentProps<'button'> &
  ButtonLook & {
    /** The action is running: keeps size and label, shows a moving line, ignores clicks. */
    pending?: boolean;
  };

export function Button({
  tone,
  size,
  wide,
  pending,
  className,
  children,
  onClick,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      // Unlike HTML's default, a button submits its form only with `type="submit"`.
      type={type ?? 'button'}
      aria-busy={pending || undefined}
      // Not `disabled`: that would lose the focus while the person waits.
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonStyle({ tone, size, wide }), pending && 'cursor-progress', className)}
      {...rest}
    >
      {children}
      {pending && (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-2/5 animate-sweep rounded-full bg-current" />
        </span>
      )}
    </button>
  );
}
