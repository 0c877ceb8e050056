/** What a mail says; the one template turns it into HTML and text. */
export type MailContent = {
  subject: string;
  /** The line that mail programs show beside the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  /** The money sentence, set apart. */
  money?: string;
  button?: { label: string; href: string };
  /** Small print beneath the button. */
  after?: string;
};

/** Whose voice it is. */
export type MailBrand = {
  name: string;
  /** `#rrggbb`; made readable by the template. */
  accentColor: string;
  /** Address, phone, e-mail: what there is, one a line. */
  contact: string[];
};

export const platformBrand: MailBrand = { name: 'MAIS', accentColor: '#26303c', contact: [] };
