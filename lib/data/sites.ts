import { z } from 'zod';
import type { SiteInput } from '@/lib/domain/editing/site-input';
import type { TenantContext } from './context';
import { type Tx, tenantQuery } from './transaction';

/** Texts, pictures and colours of the public site. */
export type Site = {
  headline: string;
  tagline: string;
  about: string;
  heroImage: string;
  aboutImage: string;
  accentColor: string;
  packageWord: string;
  packagesWord: string;
  contactEmail: string;
  contactPhone: string;
  addressLine: string;
  city: string;
  region: string;
  postalCode: string;
  mapUrl: string;
  questions: { question: string; answer: string }[];
  published: boolean;
};

export const siteQuestions = z.array(z.object({ question: z.string(), answer: z.string() })).catch([]);

export async function readSite(ctx: TenantContext): Promise<Site | null> {
  const [row] = await tenantQuery<Omit<Site, 'questions'> & { questions: unknown }>(
    ctx,
    `SELECT "headline", "tagline", "about", "heroImage", "aboutImage", "accentColor", "packageWord", "packagesWord",
            "contactEmail", "contactPhone", "addressLine", "city", "region", "postalCode", "mapUrl", "questions", "published"
       FROM "Site" WHERE "tenantId" = $1::uuid`,
    [ctx.tenantId],
  );
  return row ? { ...row, questions: siteQuestions.parse(row.questions) } : null;
}

export async function writeSite(tx: Tx, ctx: TenantContext, input: SiteInput): Promise<void> {
  await tx.site.upsert({
    where: { tenantId: ctx.tenantId },
    create: { ...input, tenantId: ctx.tenantId },
    update: input,
  });
}
