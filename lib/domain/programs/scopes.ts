/** What a program that somebody connects may be allowed, least first. */
export const programScopes = ['read', 'write', 'propose'] as const;
export type ProgramScope = (typeof programScopes)[number];

/** What each of them means, to whoever is asked to allow it. */
export const scopeWords: Record<ProgramScope, { label: string; description: string }> = {
  read: {
    label: 'Look things up',
    description: 'Bookings, customers, what you sell and when you are open: all that you may see yourself.',
  },
  write: {
    label: 'Change what can be undone',
    description: 'Block a day, hide a package, edit a text. Nobody is told, and no money moves.',
  },
  propose: {
    label: 'Prepare what tells people or moves money',
    description: 'A cancellation, a refund, a mail: it waits in your office until you confirm it yourself.',
  },
};

/** The scopes among words that a program asks for, each once, least first; words that we don't know are left out. */
export function scopesAmong(asked: readonly string[]): ProgramScope[] {
  return programScopes.filter((scope) => asked.includes(scope));
}
