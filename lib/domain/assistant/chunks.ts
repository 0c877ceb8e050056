import type { ShownPart, StepPart } from './parts';

/**
 * What the server sends while it answers: chunks of the AI SDK's UI message stream (protocol v1), of which this is the
 * part that we use. Those that begin with `data-` are ours.
 */
export type AnswerChunk =
  | { type: 'start'; messageId: string }
  | { type: 'data-conversation'; data: { id: string; title: string }; transient: true }
  | { type: 'text-start'; id: string }
  | { type: 'text-delta'; id: string; delta: string }
  | { type: 'text-end'; id: string }
  /** One for each state of a step; a later one with the same id replaces it. */
  | { type: 'data-step'; id: string; data: StepPart }
  | { type: 'data-note'; id: string; data: Extract<ShownPart, { type: 'note' }> }
  /** What was said in a visit of the public site, signed: it comes back with the visitor's next message. */
  | { type: 'data-visit'; data: { signed: string }; transient: true }
  | { type: 'data-budget'; data: BudgetLeft; transient: true }
  | { type: 'finish' };

/** What is left of this month, in hundredths. */
export type BudgetLeft = { leftPercent: number; renewsOn: string };
