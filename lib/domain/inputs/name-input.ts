import { z } from 'zod';
import { hasAddress, isVisible } from '../plain-text';
import { sayings } from './contact-rules';
import { lineInput } from './text-input';

/**
 * A person's name: one visible line with nothing that a mail program turns into a link, since names stand in mails to
 * people who never asked for one. `what` completes "Please give …".
 */
export const personNameInput = (max: number, what = 'a name') =>
  lineInput(max).pipe(
    z
      .string()
      .refine((name) => isVisible(name, false), sayings.noName(what))
      .refine((name) => !hasAddress(name), sayings.addressInName),
  );

/** The name of a business, package, extra or room: the same, but digits alone will do ("24/7"). */
export const nameInput = (max: number, what = 'a name') =>
  lineInput(max).pipe(
    z
      .string()
      .refine((name) => isVisible(name, true), sayings.noName(what))
      .refine((name) => !hasAddress(name), sayings.addressInName),
  );
