import { z } from 'zod';
import { isHexColor } from '@/lib/domain/contrast';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { phoneInput } from '@/lib/domain/inputs/phone-input';
import { filledLine, filledLines, lineInput, linesInput } from '@/lib/domain/inputs/text-input';
import { editionField, namesEdition, ownPicture, pictureUrl } from './fields';

export const siteInput = z
  .strictObject({
    edition: editionField,
    headline: lineInput(120),
    tagline: lineInput(240),
    about: linesInput(5000),
    heroImage: pictureUrl,
    aboutImage: pictureUrl,
    logo: ownPicture,
    /** Empty: the logo. */
    favicon: ownPicture,
    /** What links to the site are shown with elsewhere; empty: the picture of the first impression. */
    shareImage: pictureUrl,
    accentColor: z.string().trim().refine(isHexColor, 'Write it like #7a4b3a.'),
    /** What the business calls a package: "treatment", "tour". */
    packageWord: filledLine(30, 'a word'),
    packagesWord: filledLine(30, 'a word'),
    contactEmail: z.union([z.literal(''), emailInput]),
    contactPhone: phoneInput,
    addressLine: lineInput(200),
    city: lineInput(100),
    region: lineInput(100),
    postalCode: lineInput(20),
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
        z.strictObject({ question: filledLine(200, 'a question'), answer: filledLines(2000, 'an answer') }),
      )
      .max(30, 'At most 30 questions.'),
    published: z.boolean(),
  })
  .refine(...namesEdition);
export type SiteInput = z.infer<typeof siteInput>;
