type RollBack = () => Promise<void> | void;

const undos: RollBack[] = [];
let ending: Promise<never> | undefined;
const abort = new AbortController();

/** Aborted when the run ends, for work that is under way then. */
export const endSignal = abort.signal;

/** Remembers how to undo what was started; the last started is the first undone. */
export function onEnd(undo: RollBack): void {
  undos.unshift(undo);
}

/** Stops everything, once, however often it is asked. */
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

/** Ends the run on a signal, and when whoever started it is gone without one. */
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
