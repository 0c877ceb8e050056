'use client';

import { Toaster as Sonner } from 'sonner';

/** Rendered once, in the layouts of the office and the console: customers' pages have none. Elsewhere: `import { toast } from 'sonner'`. */
export function Toaster() {
  return (
    <Sonner
      theme="system"
      position="bottom-right"
      // Above the action bar of a form: the message must not cover the save button.
      offset={{ bottom: '7rem', right: '1.5rem' }}
      mobileOffset={{ bottom: '7rem' }}
      style={{ fontFamily: 'inherit' }}
      closeButton
      toastOptions={{
        style: {
          background: 'var(--surface)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          borderRadius: 'var(--round-control)',
          boxShadow: 'var(--lift-overlay)',
          fontFamily: 'inherit',
        },
        classNames: {
          description: 'text-soft!',
          error: 'text-danger!',
          success: 'text-positive!',
          actionButton: 'bg-accent! text-accent-ink!',
        },
      }}
    />
  );
}
