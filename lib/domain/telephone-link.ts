/** The `tel:` URI of a number as somebody wrote it, extension included (RFC 3966). */
export function telephoneLink(number: string): string {
  const [, main = number, extension] = /^(.*?\d.*?)\s*(?:ext|extension|x|#)\D*(\d{1,7})$/i.exec(number) ?? [];
  const digits = main.replaceAll(/[^+\d]/g, '');
  return `tel:${digits}${extension ? `;ext=${extension}` : ''}`;
}
