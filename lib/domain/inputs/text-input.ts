import { z } from 'zod';
import { evenBreaks, hasControls } from '../plain-text';

const atMost = (max: number) =>
  z.string().max(max, `Please use at most ${max.toLocaleString('en')} characters.`);

/** Text of one line, as a subject, a heading or a calendar entry takes it; surrounding space goes. May be empty. */
export const lineInput = (max: number) =>
  atMost(max)
    .refine((text) => !hasControls(text.trim()), 'Please write this on one line, without control characters.')
    .transform((text) => text.trim());

/** Text of several lines: their breaks become one kind; other control characters are a mistake. May be empty. */
export const linesInput = (max: number) =>
  atMost(max)
    .refine((text) => !/(?![\n\r\t])\p{Cc}/u.test(text), 'Please remove the control characters.')
    .transform((text) => evenBreaks(text).trim());

/** The same, not empty. `what` completes "Please give …". */
export const filledLine = (max: number, what: string) =>
  lineInput(max).pipe(z.string().min(1, `Please give ${what}.`));
export const filledLines = (max: number, what: string) =>
  linesInput(max).pipe(z.string().min(1, `Please give ${what}.`));

/** What lists are searched for. */
export const searchInput = lineInput(100).pipe(z.string().min(2, 'Please type two letters or more.'));
