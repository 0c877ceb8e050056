'use client';

import { AlertDialog } from 'radix-ui';
import { type ReactNode, useState, useTransition } from 'react';
import { Button } from './button';
import { reach } from './reach';

type ConfirmDialogProps = {
  trigger: ReactNode;
  /** The question: "Cancel this booking?" */
  title: ReactNode;
  /** What will happen, with the sums: "Ana gets $450 back; you keep $450." */
  consequence: ReactNode;
  /** The verb, never "OK": "Cancel booking". */
  confirmLabel: string;
  keepLabel?: string;
  tone?: 'danger' | 'accent';
  onOpen?: () => void;
  /** Resolves to a sentence when it failed: the sentence is shown and the dialog stays open. */
  // biome-ignore lint/suspicious/noConfusingVoidType: an action that returns nothing is one that worked.
  onConfirm: () => Promise<string | void>;
};

/** Says what will happen before it happens. The safe answer has the initial focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const confirm = () =>
    startTransition(async () => {
      const answer = await reach(async () => ({ ok: true as const, problem: await props.onConfirm() }));
      const problem = answer.ok ? answer.problem : answer.message;
      if (problem) setError(problem);
      else setOpen(false);
    });
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        // Stays open while the action is running, so that it can show the result.
        if (pending && !next) return;
        setError(undefined);
        if (next) props.onOpen?.();
        setOpen(next);
      }}
    >
      <AlertDialog.Trigger asChild>{props.trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade" />
        <AlertDialog.Content className="fixed inset-x-3 bottom-3 z-50 mx-auto grid max-w-md gap-3 rounded-card border bg-surface p-5 shadow-overlay data-[state=open]:animate-rise sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:data-[state=open]:animate-fade">
          <AlertDialog.Title className="text-lg font-semibold">{props.title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-soft">{props.consequence}</div>
          </AlertDialog.Description>
          {error && (
            <p role="alert" className="text-sm text-danger">
              {error}
            </p>
          )}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button aria-disabled={pending || undefined}>{props.keepLabel ?? 'Go back'}</Button>
            </AlertDialog.Cancel>
            <Button tone={props.tone ?? 'danger'} pending={pending} onClick={confirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
