import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { SiteInput } from '@/lib/domain/editing/site-input';
import { withEdition } from './edition';

/** Texts, pictures and colours of the public site. */
export type Site = {
  headline: string;
  tagline: string;
  about: string;
  heroImage: string;
  aboutImage: string;
  logo: string;
  favicon: string;
  shareImage: string;
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
  /** Whether visitors may ask the assistant on it; set by itself, not with the form. */
  assistant: boolean;
};

export const siteQuestions = z.array(z.object({ question: z.string(), answer: z.string() })).catch([]);

const siteSql = `SELECT "headline", "tagline", "about", "heroImage", "aboutImage", "logo", "favicon",
    "shareImage", "accentColor", "packageWord", "packagesWord", "contactEmail", "contactPhone", "addressLine", "city", "region", "postalCode", "mapUrl", "questions",
    "published", "assistant"
  FROM "Site" WHERE "tenantId" = $1::uuid`;
type SiteRow = Omit<Site, 'questions'> & { questions: unknown };

const asSite = (row: SiteRow): Site => ({ ...row, questions: siteQuestions.parse(row.questions) });

export async function readSite(ctx: TenantContext): Promise<Site | null> {
  const [row] = await tenantQuery<SiteRow>(ctx, siteSql, [ctx.tenantId]);
  return row ? asSite(row) : null;
}

/** The values that the site's form edits, inside the caller's transaction. */
export async function findSite(tx: Tx, ctx: TenantContext): Promise<ReturnType<typeof siteValues> | null> {
  const [row] = await tx.$queryRawUnsafe<SiteRow[]>(siteSql, ctx.tenantId);
  return row ? siteValues(asSite(row)) : null;
}

export const siteValues = ({ assistant: _, ...values }: Site) => withEdition(values);

export async function writeSite(tx: Tx, ctx: TenantContext, input: SiteInput): Promise<void> {
  await tx.site.upsert({
    where: { tenantId: ctx.tenantId },
    create: { ...input, tenantId: ctx.tenantId },
    update: input,
  });
}

export async function setSiteAssistant(tx: Tx, ctx: TenantContext, isOn: boolean): Promise<void> {
  await tx.site.upsert({
    where: { tenantId: ctx.tenantId },
    create: { tenantId: ctx.tenantId, assistant: isOn },
    update: { assistant: isOn },
  });
}
