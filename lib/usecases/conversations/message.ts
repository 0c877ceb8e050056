import { z } from 'zod';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { changedSince } from '@/lib/domain/editing/refusal';

const { characters } = assistantLimits;

/** A message of a person; `empty` is said where there is none. */
export const messageField = (empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(
      characters,
      `That is too long for one message: at most ${characters.toLocaleString('en')} characters.`,
    );

/** Refuses a second message while the first is answered, with `conflict`. */
export const stillAnswering = () =>
  changedSince('The assistant still answers your last message. Wait for it, or stop it.');
