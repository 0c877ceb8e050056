/** The address of MAIL_FROM, which may be "MAIS <mail@example.com>" or the bare address. */
export function senderAddress(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
