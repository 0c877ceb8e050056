/** How long words of one answer are collected for each answer that is under way, in milliseconds. */
const FOR_EACH_MS = 10;

type Words = { choices: [{ delta: { content: string } }] };

/**
 * Joins the words of a streamed answer (events of OpenAI's chat completions): each event costs the process about the same,
 * whether it brings a syllable or a line. So a process sends on at most a hundred pieces of text a second, whether one
 * answer is under way or fifty: alone, words arrive as they are written. Everything but words goes on as it came, at once,
 * after the words before it.
 */
export function createCollector(underWay: () => number, now: () => number = () => performance.now()) {
  /** Of an event that isn't whole yet. */
  let rest = '';
  let held: Words | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;

  /** What is held, as one event. */
  function flush(): string {
    if (!held) return '';
    const event = `data: ${JSON.stringify(held)}\n\n`;
    held = undefined;
    sentAt = now();
    return event;
  }

  const dueIn = (): number | null => (held ? Math.max(0, sentAt + FOR_EACH_MS * underWay() - now()) : null);

  return {
    flush,
    /** Milliseconds until what is held has to be sent on; null: nothing is held. */
    dueIn,
    /** @returns what goes on at once; empty: nothing does */
    take(text: string): string {
      const events = (rest + text).split(/(?<=\r?\n\r?\n)/);
      rest = /\n\r?\n$/.test(events.at(-1) ?? '') ? '' : (events.pop() ?? '');
      let out = '';
      for (const event of events) {
        const words = wordsIn(event);
        if (!words) out += flush() + event;
        else if (held) held.choices[0].delta.content += words.choices[0].delta.content;
        else held = words;
      }
      return dueIn() === 0 ? out + flush() : out;
    },
    /** What is left when the answer ends. */
    end: (): string => flush() + rest,
  };
}

/** An event that brings words and nothing else; null: another one. */
function wordsIn(event: string): Words | null {
  const data = /^data: ?(\{[^\n]*\})\r?\n\r?\n$/.exec(event)?.[1];
  if (data === undefined) return null;
  let value: Partial<Record<string, unknown>>;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  const { choices, usage, error } = value;
  if (!Array.isArray(choices) || choices.length !== 1 || usage || error) return null;
  const { delta, finish_reason: finish, index } = choices[0] ?? {};
  if (finish || index || typeof delta?.content !== 'string' || delta.content === '') return null;
  const others = Object.entries(delta).some(
    ([key, each]) => key !== 'content' && key !== 'role' && each !== null,
  );
  return others ? null : (value as Words);
}
