'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { PanelProps } from './panel';

export type AskProps = {
  slug: string;
  name: string;
  /** What answers is a script of the demo. */
  isScripted: boolean;
};

/**
 * Opens the assistant of a business's site. The panel is fetched when it is first opened: a page where it is closed has this
 * button, and nothing else of it. A tap before the page runs shows, without a script, that it was heard.
 */
export function AskButton({ slug, name, isScripted }: AskProps) {
  const [Panel, setPanel] = useState<ComponentType<PanelProps>>();
  const [isOpen, setOpen] = useState(false);
  const [isLost, setLost] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const heard = useRef<HTMLSpanElement>(null);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was tapped before it ran
  useEffect(() => {
    const shown = heard.current;
    if (!shown || !('hidePopover' in shown) || !shown.matches(':popover-open')) return;
    shown.hidePopover();
    open();
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="min-h-11 min-w-11 shrink-0 rounded-control px-3 font-medium transition-colors hover:bg-hover"
        popoverTarget="ask-heard"
        onClick={(event) => {
          event.preventDefault();
          if (isOpen) setOpen(false);
          else open();
        }}
      >
        Ask
        {isLost && <span role="status"> again</span>}
      </button>
      <span
        ref={heard}
        id="ask-heard"
        popover="auto"
        className="hidden rounded-card p-4 [&:popover-open]:block"
      >
        One moment…
      </span>
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
