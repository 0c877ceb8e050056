/**
 * Through what somebody asks who clicks on no page of ours: the assistant of the office, a program that speaks MCP, the
 * assistant of the public site. Stored.
 */
export const vias = ['assistant', 'mcp', 'site'] as const;
export type Via = (typeof vias)[number];

/** For people: "Ana Marić, through the assistant". */
export const viaInWords: Record<Via, string> = {
  assistant: 'through the assistant',
  mcp: 'through an app',
  site: 'through the site’s assistant',
};
