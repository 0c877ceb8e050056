import type { MailBrand, MailContent } from './content';

/**
 * Renders a mail as HTML and as text. The template and its components are imported lazily, at the first mail: loading
 * them takes a third of a second, which would delay the start of every process.
 */
export async function renderMail(
  content: MailContent,
  brand: MailBrand,
): Promise<{ html: string; text: string }> {
  const template = await import('./template');
  return template.renderMail(content, brand);
}
