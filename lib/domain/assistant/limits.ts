/** The limits of the assistant. Where a person runs into one, the sentence that they read names it. */
export const assistantLimits = {
  /** Characters of one message of a person. */
  characters: 4_000,
  /** How often the model may be asked for one answer: each time it may use tools. */
  steps: 8,
  /** All of one answer, tools included. */
  answerMs: 60_000,
  /** A lease outlasts its answer, so that nobody begins another while it may still run. */
  leaseMs: 75_000,
  /** Conversations are removed so long after their last message. */
  keptDays: 30,
  /** What the model is told of the business beside the conversation. */
  contextTokens: 4_000,
  /** What it is told of the conversation so far. */
  historyTokens: 12_000,
  /** What it may write in one step. */
  outputTokens: 1_500,
  /** Of what a tool answered: in the answer that asked for it, and in later ones. */
  resultCharacters: 16_000,
  oldResultCharacters: 1_500,
  /** How much of a month's budget visitors of the site may use; the rest is the office's alone. */
  visitorShare: 0.5,
  /** Turns that a visit remembers, and how long it is, signed, at most: the browser sends it with each message. */
  visitTurns: 12,
  visitCharacters: 64_000,
} as const;

/**
 * What a step counts towards the month's budget: models cost about five times as much for what they write as for what they
 * read.
 */
export const budgetUnits = (readTokens: number, writtenTokens: number): number =>
  Math.ceil(readTokens + 5 * writtenTokens);

/**
 * How many tokens a text is, at the most that common models make of it: three bytes of UTF-8 each. The provider's own count
 * is known only afterwards.
 */
export const tokensOf = (text: string): number => Math.ceil(encoder.encode(text).length / 3);
const encoder = new TextEncoder();
