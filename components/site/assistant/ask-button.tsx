'use client';

import { type ComponentType, useRef, useState } from 'react';
import type { PanelProps } from './panel';

export type AskProps = {
  slug: string;
  name: string;
  /** What answers is a script of the demo. */
  isScripted: boolean;
};

/**
 * Opens the assistant of a business's site. The panel is fetched when it is first opened: a page where it is closed has this
 * button, and nothing else of it.
 */
export function AskButton({ slug, name, isScripted }: AskProps) {
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();
  const [isOpen, setOpen] = useState(false);
  const [isLost, setLost] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    setOpen(true);
    if (Panel) return;
    import('./panel').then(
      (found) => setPanel(() => found.AskPanel),
      () => {
        setOpen(false);
        setLost(true);
      },
    );
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="min-h-11 min-w-11 rounded-control px-3 font-medium transition-colors hover:bg-hover"
        onClick={() => (isOpen ? setOpen(false) : open())}
      >
        Ask
        {isLost && <span role="status"> again</span>}
      </button>
      {Panel && (
        <Panel
          slug={slug}
          name={name}
          isScripted={isScripted}
          isOpen={isOpen}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
