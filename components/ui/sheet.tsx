'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { focusFirstField } from './first-field';

type SheetProps = {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
};

/** A side sheet: details and editing without leaving the list. On a phone it fills the screen. */
export function Sheet({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  wide,
}: SheetProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade" />
        <Primitive.Content
          onOpenAutoFocus={focusFirstField}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l bg-surface shadow-overlay outline-none data-[state=open]:animate-slide-left sm:w-[30rem]',
            wide && 'sm:w-[min(46rem,90vw)]',
          )}
        >
          <div className="flex items-center justify-between gap-4 border-b px-5 py-4">
            <div className="grid min-w-0 gap-0.5">
              <Primitive.Title className="line-clamp-2 text-lg font-semibold [overflow-wrap:anywhere]">
                {title}
              </Primitive.Title>
              {description && (
                <Primitive.Description className="text-sm text-soft">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <Button tone="quiet" size="icon" aria-label="Close" className="-mr-2">
                <X />
              </Button>
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5">{children}</div>
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
