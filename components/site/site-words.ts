import type { Contact } from './contact';

/** The texts and pictures of a site, as its pages show them. */
export type SiteWords = Contact & {
  headline: string;
  tagline: string;
  about: string;
  heroImage: string;
  aboutImage: string;
  packagesWord: string;
  questions: { question: string; answer: string }[];
};
