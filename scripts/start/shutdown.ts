type RollBack = () => Promise<void> | void;

const undos: RollBack[] = [];
let ending: Promise<never> | undefined;
const abort = new AbortController();

/** Aborted when the run ends, for work that is still going on then. */
export const endSignal = abort.signal;

/** Registers a clean-up; they run in reverse order. */
export function onEnd(undo: RollBack): void {
  undos.unshift(undo);
}

/** Stops everything; idempotent. */
export function end(code: number): Promise<never> {
  ending ??= (async () => {
    abort.abort();
    for (const undo of undos) {
      try {
        await undo();
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
      }
    }
    process.exit(code);
  })();
  return ending;
}

/** Ends the run on a signal, and when its parent process has died without one. */
export function endWithParent(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  if (process.connected) {
    process.on('disconnect', () => void end(1));
    process.channel?.unref();
  } else if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || void end(1), 1000).unref();
  }
}
