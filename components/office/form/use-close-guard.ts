'use client';

import { useCallback, useRef } from 'react';
import { leaveQuestion } from './use-unsaved-guard';

/** For a sheet or dialog with a form: closing asks while changes are unsaved or being saved. */
export function useCloseGuard(onClose: () => void) {
  const dirty = useRef(false);
  const onDirty = useCallback((next: boolean) => {
    dirty.current = next;
  }, []);
  const close = useCallback(() => {
    dirty.current = false;
    onClose();
  }, [onClose]);
  const askToClose = useCallback(() => {
    if (!dirty.current || window.confirm(leaveQuestion)) close();
  }, [close]);
  return {
    /** Pass as OfficeForm's `onDirty`: whether there are unsaved changes. */
    onDirty,
    /** Closes without asking, after a successful save. */
    close,
    askToClose,
  };
}
