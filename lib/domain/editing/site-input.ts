import { z } from 'zod';
import { isHexColor } from '@/lib/domain/contrast';
import { editionField, emailField, pictureUrl, requiredText, text } from './fields';

export const siteInput = z.strictObject({
  edition: editionField,
  headline: text(120),
  tagline: text(240),
  about: text(5000),
  heroImage: pictureUrl,
  aboutImage: pictureUrl,
  accentColor: z.string().trim().refine(isHexColor, 'Write a colour like #7a4b3a.'),
  /** What the business calls a package: "treatment", "tour". */
  packageWord: requiredText(30, 'a word'),
  packagesWord: requiredText(30, 'a word'),
  contactEmail: z.union([z.literal(''), emailField]),
  contactPhone: text(40),
  addressLine: text(200),
  city: text(100),
  region: text(100),
  postalCode: text(20),
  mapUrl: z.union([
    z.literal(''),
    z
      .string()
      .trim()
      .max(500)
      .regex(/^https:\/\/[^\s"'<>\\]+$/, 'Start with https://'),
  ]),
  questions: z
    .array(
      z.strictObject({ question: requiredText(200, 'a question'), answer: requiredText(2000, 'an answer') }),
    )
    .max(30, 'At most 30 questions.'),
  published: z.boolean(),
});
export type SiteInput = z.infer<typeof siteInput>;
