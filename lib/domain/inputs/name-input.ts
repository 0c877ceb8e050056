import { z } from 'zod';
import { hasAddress, isVisible } from '../plain-text';
import { lineInput } from './text-input';

const noAddress = 'Please leave web and e-mail addresses out of the name.';

/**
 * What somebody is called: one line, seen, and nothing that a mail program makes a link of, for names stand in mails to
 * people who have never asked for one. `what` completes "Please give …".
 */
export const personNameInput = (max: number, what = 'a name') =>
  lineInput(max).pipe(
    z
      .string()
      .refine((name) => isVisible(name, false), `Please give ${what}.`)
      .refine((name) => !hasAddress(name), noAddress),
  );

/** What something is called (a business, package, extra, room): the same; "24/7" is a name as well. */
export const nameInput = (max: number, what = 'a name') =>
  lineInput(max).pipe(
    z
      .string()
      .refine((name) => isVisible(name, true), `Please give ${what}.`)
      .refine((name) => !hasAddress(name), noAddress),
  );
