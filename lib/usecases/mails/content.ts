/** The content of a mail; the one template renders it as HTML and text. */
export type MailContent = {
  subject: string;
  /** Preheader: the line that mail programs show beside the subject. */
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

/** The sender whose name and look the mail has. */
export type MailBrand = {
  name: string;
  /** In place of the name, where it is shown: its address and how large. */
  logo?: { src: string; width: number; height: number } | undefined;
  /** `#rrggbb`; made readable by the template. */
  accentColor: string;
  /** Address, phone and e-mail, as far as given, one per line. */
  contact: string[];
};

export const platformBrand: MailBrand = { name: 'MAIS', accentColor: '#26303c', contact: [] };
