/**
 * Through what somebody asks who clicks on no page of ours: the assistant of the office, a program that speaks MCP, the
 * assistant of the public site. Stored.
 */
export const vias = ['assistant', 'mcp', 'site'] as const;
export type Via = (typeof vias)[number];

const words: Record<Via, string> = {
  assistant: 'through the assistant',
  mcp: 'through an app',
  site: 'through the site’s assistant',
};

/** For people: "Ana Marić, through the assistant". `programName`: what a program calls itself; empty: unknown. */
export const viaInWords = (via: Via, programName = ''): string =>
  programName === '' ? words[via] : `through “${programName}”`;
