'use client';

import type { ReactNode } from 'react';
import { Sheet } from '@/components/ui/sheet';
import { useCloseGuard } from './form/use-close-guard';

type EditorSheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children: (close: () => void, onDirty: (dirty: boolean) => void) => ReactNode;
};

/** A side sheet with a form: closing asks before changes are lost. */
export function EditorSheet({ open, onClose, title, description, children }: EditorSheetProps) {
  const { onDirty, close, askToClose } = useCloseGuard(onClose);
  return (
    <Sheet
      wide
      open={open}
      title={title}
      description={description}
      onOpenChange={(next) => {
        if (!next) askToClose();
      }}
    >
      {/* Inside a panel the form's action bar sticks to the very edge. */}
      <div data-panel>{open && children(close, onDirty)}</div>
    </Sheet>
  );
}
