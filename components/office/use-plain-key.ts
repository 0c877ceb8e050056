import { useEffect } from 'react';

/** Calls `act` on a key by itself, unless somebody types or a dialog is open. */
export function usePlainKey(key: string, on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      const busy = document.querySelector('[role="dialog"], [role="alertdialog"]');
      if (event.key !== key || event.metaKey || event.ctrlKey || event.altKey || typing || busy) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [key, on, act]);
}
