/** How long what a program holds is good for, in seconds. */
export const programTokenSeconds = {
  /** From the person's browser to the program, and back to us: moments. */
  CODE: 60,
  ACCESS: 15 * 60,
  /** From each use on: a program that isn't used for a month has to ask again. */
  REFRESH: 30 * 86_400,
} as const;
