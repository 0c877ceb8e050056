import { z } from 'zod';
import { hasControls } from '../plain-text';
import { hasLineControls, sayings, storedLines } from './contact-rules';

const atMost = (max: number) => z.string().max(max, sayings.long(max));

/** One line of text, fit for a subject, a heading or a calendar entry; surrounding space is trimmed. May be empty. */
export const lineInput = (max: number) =>
  atMost(max)
    .refine((text) => !hasControls(text.trim()), sayings.severalLines)
    .transform((text) => text.trim());

/** Text of several lines: line breaks are normalised, other control characters refused. May be empty. */
export const linesInput = (max: number) =>
  atMost(max)
    .refine((text) => !hasLineControls(text), sayings.controls)
    .transform(storedLines);

/** One line of text, not empty. `what` completes "Please give …". */
export const filledLine = (max: number, what: string) =>
  lineInput(max).pipe(z.string().min(1, `Please give ${what}.`));
/** Text of several lines, not empty. `what` completes "Please give …". */
export const filledLines = (max: number, what: string) =>
  linesInput(max).pipe(z.string().min(1, `Please give ${what}.`));

/** The search text of a list. */
export const searchInput = lineInput(100).pipe(z.string().min(2, 'Please type two letters or more.'));
