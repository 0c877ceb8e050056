'use client';

import { useCallback, useRef } from 'react';
import { leaveQuestion } from './use-unsaved-guard';

/** For a sheet or dialog with a form in it: closing asks when something would be lost, or is being saved. */
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
    /** Tells whether there is something to lose: OfficeForm's `onDirty`. */
    onDirty,
    /** It is done: nothing to lose any more. */
    close,
    askToClose,
  };
}
