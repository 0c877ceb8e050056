import type { MailBrand, MailContent } from './content';

/**
 * One mail as HTML and as text. The template and its components are loaded by the first mail, not with everything that
 * may come to send one: they take a third of a second of every process's start.
 */
export async function renderMail(
  content: MailContent,
  brand: MailBrand,
): Promise<{ html: string; text: string }> {
  const template = await import('./template');
  return template.renderMail(content, brand);
}
