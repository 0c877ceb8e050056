/** MAIL_FROM may be "MAIS <mail@example.com>" or the bare address: the address. */
export function senderAddress(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
