'use client';

import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import type { PanelProps } from './panel';

type AskButtonProps = {
  slug: string;
  name: string;
  /** What answers is a script of the demo. */
  isScripted: boolean;
  /** How it looks, said by the server: its library of looks needn’t come along to every page. */
  className: string;
  children: ReactNode;
};

/**
 * Opens the assistant of a business's site. The panel is fetched when it is first opened: a page where it is closed has this
 * button, and nothing else of it.
 */
export function AskButton({ slug, name, isScripted, className, children }: AskButtonProps) {
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
        className={className}
        onClick={() => (isOpen ? setOpen(false) : open())}
      >
        {children}
        {isLost && <span role="status">Try again</span>}
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
