'use client';

import { type ReactNode, useCallback, useRef } from 'react';
import { Sheet } from '@/components/ui/sheet';
import { leaveQuestion } from './form/use-unsaved-guard';

type EditorSheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children: (close: () => void, onDirty: (dirty: boolean) => void) => ReactNode;
};

/** A side sheet with a form in it: closing asks when something would be lost. */
export function EditorSheet({ open, onClose, title, description, children }: EditorSheetProps) {
  const dirty = useRef(false);
  const onDirty = useCallback((next: boolean) => {
    dirty.current = next;
  }, []);
  const close = useCallback(() => {
    dirty.current = false;
    onClose();
  }, [onClose]);
  return (
    <Sheet
      wide
      open={open}
      title={title}
      description={description}
      onOpenChange={(next) => {
        if (!next && (!dirty.current || window.confirm(leaveQuestion))) close();
      }}
    >
      {/* The bar of a form in here sticks to the very edge. */}
      <div data-panel>{open && children(close, onDirty)}</div>
    </Sheet>
  );
}
