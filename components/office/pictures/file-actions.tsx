'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { PicturePurpose } from '@/lib/domain/files/upload-input';

export type UploadedFile = { id: string; url: string; alt: string };
export type Refused = {
  ok: false;
  message: string;
  code?: string;
  retryAfterSeconds?: number;
  errors?: { message: string }[] | undefined;
};
export type Announced = { ok: true; id: string; url: string; headers: Record<string, string> };

export type Choices = {
  ok: true;
  own: (UploadedFile & { name: string })[];
  elsewhere: string[];
  shipped: string[];
};

export type FileActions = {
  list: (of: { purpose: PicturePurpose }) => Promise<Choices | Refused>;
  start: (file: {
    purpose: PicturePurpose;
    name: string;
    type: string;
    bytes: number;
  }) => Promise<Announced | Refused>;
  finish: (file: { id: string }) => Promise<({ ok: true } & UploadedFile) | Refused>;
  cancel: (file: { id: string }) => Promise<{ ok: true } | Refused>;
  describe: (file: {
    id: string;
    alt: string;
    focus: { x: number; y: number };
  }) => Promise<({ ok: true } & UploadedFile) | Refused>;
};

const Context = createContext<FileActions | null>(null);

/** Gives the office's picture fields the server's actions, wherever they stand in a form. */
export function FileActionsProvider({ actions, children }: { actions: FileActions; children: ReactNode }) {
  return <Context value={actions}>{children}</Context>;
}

export function useFileActions(): FileActions {
  const actions = useContext(Context);
  if (!actions) throw new Error('A picture field stands outside of the office.');
  return actions;
}
