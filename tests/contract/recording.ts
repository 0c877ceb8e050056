import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One question to Stripe and its answer, reduced to what the product relies on, ids and instants under stable names. */
const Exchange = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    /** The connected account that it is made for. */
    account: z.string().optional(),
    idempotencyKey: z.string().optional(),
    params: z.record(z.string(), z.string()),
  }),
  response: z.object({ status: z.number(), replayed: z.boolean().optional(), body: z.unknown() }),
});
export type Exchange = z.infer<typeof Exchange>;

const Recording = z.object({
  scenario: z.string(),
  apiVersion: z.string(),
  /** The day on which Stripe answered so. */
  recordedOn: z.string(),
  /** What was to be found out, and what Stripe said. */
  answers: z.array(z.object({ question: z.string(), answer: z.unknown() })),
  exchanges: z.array(Exchange),
});
export type Recording = z.infer<typeof Recording>;

export const recordingFolder = join(import.meta.dirname, 'stripe');

export function writeRecording(folder: string, recording: Recording): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${recording.scenario}.json`), `${JSON.stringify(recording, null, 2)}\n`);
}

/** @returns undefined: nobody with a key has recorded this scenario yet */
export function readRecording(folder: string, scenario: string): Recording | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, `${scenario}.json`), 'utf8');
  } catch {
    return undefined;
  }
  return Recording.parse(JSON.parse(text));
}
