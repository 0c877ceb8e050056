'use client';

import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

type FrameProps = { isOpen: boolean; onClose: () => void; children: ReactNode };

/**
 * Beside the page where there is room for both, which goes on working meanwhile; over it on smaller screens, all of it on a
 * phone.
 */
export function Frame({ isOpen, onClose, children }: FrameProps) {
  const isBeside = useMedia('(min-width: 80rem)');
  if (isBeside === null) return null;
  if (!isBeside) {
    return (
      <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Primitive.Portal>
          <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade" />
          <Primitive.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => event.preventDefault()}
            className="fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l bg-surface shadow-overlay outline-none data-[state=open]:animate-slide-left sm:w-[30rem]"
          >
            <Primitive.Title className="sr-only">Assistant</Primitive.Title>
            {children}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    );
  }
  const office = document.querySelector('.voice-office');
  if (!isOpen || !office) return null;
  return createPortal(
    <aside
      data-assistant
      aria-label="Assistant"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="fixed inset-y-0 right-0 z-40 flex w-[26rem] flex-col border-l bg-surface"
    >
      {children}
    </aside>,
    office,
  );
}

/** Null until the browser has said. */
function useMedia(query: string): boolean | null {
  const [matches, setMatches] = useState<boolean | null>(null);
  useEffect(() => {
    const media = window.matchMedia(query);
    const note = () => setMatches(media.matches);
    note();
    media.addEventListener('change', note);
    return () => media.removeEventListener('change', note);
  }, [query]);
  return matches;
}
