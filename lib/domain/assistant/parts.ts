import { z } from 'zod';

/** A row that a step was about, and where the office shows it. */
const rowLink = z.object({ label: z.string(), href: z.string() });
export type RowLink = z.output<typeof rowLink>;

const said = z.object({ type: z.literal('text'), text: z.string() });

/** A tool that was called. What it did stands, whatever becomes of the answer around it. */
const step = z.object({
  type: z.literal('step'),
  /** The model's id of the call. */
  id: z.string(),
  /** The operation's name. */
  tool: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  /** One line for the person: what was done, or why not. */
  line: z.string(),
  links: z.array(rowLink),
  /** What waits for a person's click. */
  proposalId: z.string().optional(),
  /** The call that can be taken back. */
  undoId: z.string().optional(),
  /** Why it can't be taken back any more; found out when it is shown. */
  undoEnded: z.enum(['taken', 'late']).optional(),
});
export type StepPart = z.output<typeof step>;

/** What the product itself says about the answer: stopped, away, over a limit. */
const note = z.object({ type: z.literal('note'), text: z.string(), mayRetry: z.boolean() });

const shownPart = z.discriminatedUnion('type', [said, step, note]);
export type ShownPart = z.output<typeof shownPart>;

/** As it is stored: a step also has what the model sent and what it read. */
const storedStep = step.extend({ input: z.unknown(), read: z.string() });
export type StoredStep = z.output<typeof storedStep>;
const storedPart = z.discriminatedUnion('type', [said, storedStep, note]);
export type StoredPart = z.output<typeof storedPart>;
export const storedParts = z.array(storedPart);

export const shownMessage = z.object({
  id: z.string(),
  role: z.enum(['person', 'assistant']),
  at: z.number(),
  parts: z.array(shownPart),
});
export type ShownMessage = z.output<typeof shownMessage>;

export const shownStep = ({ input: _, read: __, ...shown }: StoredStep): StepPart => shown;
export const shownParts = (parts: StoredPart[]): ShownPart[] =>
  parts.map((part) => (part.type === 'step' ? shownStep(part) : part));
