'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { focusFirstField } from './first-field';

type DialogProps = {
  /** Uncontrolled with a trigger, or controlled by `open`. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** The action is running: the dialog stays open, so that it can show the result. */
  pending?: boolean;
};

/** Centred on a wide screen, a bottom sheet on a phone. */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  wide,
  pending,
}: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={(next) => (next || !pending) && onOpenChange?.(next)}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade" />
        <Primitive.Content
          onOpenAutoFocus={focusFirstField}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed z-50 flex max-h-[88dvh] flex-col bg-surface shadow-overlay outline-none',
            'inset-x-0 bottom-0 rounded-t-card data-[state=open]:animate-slide-up',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(32rem,calc(100vw-3rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:data-[state=open]:animate-fade',
            wide && 'sm:w-[min(46rem,calc(100vw-3rem))]',
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-5 pb-3">
            <div className="grid min-w-0 gap-1 [overflow-wrap:anywhere]">
              <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-sm text-soft">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <Button
                tone="quiet"
                size="icon"
                aria-label="Close"
                aria-disabled={pending || undefined}
                className="-mt-1 -mr-2"
              >
                <X />
              </Button>
            </Primitive.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Closes the surrounding dialog or sheet. */
export const DialogClose = Primitive.Close;
