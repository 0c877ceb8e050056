'use client';

import { useEffect, useRef, useState } from 'react';
import { reach } from '@/components/ui/reach';
import type { Announced, Refused } from './file-actions';
import { sendFile } from './send-file';

/** As the server's own limit for a business; a further one waits here. */
const AT_ONCE = 3;

export type Upload = {
  key: number;
  name: string;
  state: 'waiting' | 'sending' | 'checking' | 'failed';
  /** 0–1, of what has gone. */
  sent: number;
  /** Why it failed. */
  message?: string;
};

/** How files of one kind are sent: `start` answers where to, `finish` what has become of it. */
export type Sending<Kept> = {
  /** What is sent in its place. */
  prepare?: (file: File) => Promise<File>;
  start: (file: File) => Promise<Announced | Refused>;
  finish: (file: { id: string }) => Promise<({ ok: true } & Kept) | Refused>;
  cancel: (file: { id: string }) => Promise<{ ok: true } | Refused>;
};

type Running = { file: File; stop: AbortController };

let lastKey = 0;

/** The files on their way from this field: a line of them, three at once, each to be stopped or tried again by itself. */
export function useUploads<Kept>(sending: Sending<Kept>, onDone: (file: Kept) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<number, Running>());
  const done = useRef(onDone);
  done.current = onDone;

  const change = (key: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (key: number) => {
    running.current.delete(key);
    setUploads((all) => all.filter((each) => each.key !== key));
  };

  async function run(key: number) {
    const one = running.current.get(key);
    if (!one) return;
    const result = await upload(sending, one, (part) => change(key, part));
    if (one.stop.signal.aborted) return;
    if (!result.ok) return change(key, { state: 'failed', message: result.message });
    drop(key);
    done.current(result);
  }

  // Whoever waits goes on as soon as there is room.
  useEffect(() => {
    const busy = uploads.filter(({ state }) => state === 'sending' || state === 'checking').length;
    const next = uploads.find(({ state }) => state === 'waiting');
    if (!next || busy >= AT_ONCE) return;
    setUploads((all) => all.map((each) => (each.key === next.key ? { ...each, state: 'sending' } : each)));
    void run(next.key);
  });

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const { stop } of all.values()) stop.abort();
    };
  }, []);

  return {
    uploads,
    add(files: File[]) {
      const added = files.map((file): Upload => {
        lastKey += 1;
        running.current.set(lastKey, { file, stop: new AbortController() });
        return { key: lastKey, name: file.name, state: 'waiting', sent: 0 };
      });
      setUploads((all) => [...all, ...added]);
    },
    cancel(key: number) {
      running.current.get(key)?.stop.abort();
      drop(key);
    },
    retry(key: number) {
      const one = running.current.get(key);
      if (one) running.current.set(key, { file: one.file, stop: new AbortController() });
      change(key, { state: 'waiting', sent: 0 });
    },
  };
}

async function upload<Kept>(
  { prepare, start, finish, cancel }: Sending<Kept>,
  { file, stop }: Running,
  tell: (part: Partial<Upload>) => void,
): Promise<({ ok: true } & Kept) | Failed> {
  const { signal } = stop;
  const what = prepare ? await prepare(file) : file;
  const announced = await inLine(() => start(what), signal);
  if (!announced.ok) return announced;
  const { id } = announced;
  const giveUp = () => void reach(() => cancel({ id }));
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  const arrived = await sendFile(announced, what, { onProgress: (sent) => tell({ sent }), signal });
  if (!arrived) {
    if (!signal.aborted) giveUp();
    return { ok: false, message: 'It didn’t arrive. Check your connection and try again.' };
  }
  tell({ state: 'checking', sent: 1 });
  const finished = await inLine(() => finish({ id }), signal);
  signal.removeEventListener('abort', giveUp);
  return finished;
}

type Failed = { ok: false; message: string };

/** Asks again while too many are on their way, as often as it takes: they may be a colleague's. */
async function inLine<Answer extends { ok: boolean }>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Extract<Answer, { ok: true }> | Failed> {
  for (;;) {
    const answer = await reach(ask);
    if (answer.ok) return answer as Extract<Answer, { ok: true }>;
    const { message, errors, code, retryAfterSeconds = 3 } = answer as Refused;
    if (code !== 'rate_limited' || signal.aborted)
      return { ok: false, message: errors?.[0]?.message ?? message };
    await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
  }
}
