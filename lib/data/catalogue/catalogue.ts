import { columnsIn, columnsOf, dateSql, jsonObject } from '@/lib/data/connection/json-sql';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, tenantQuery } from '@/lib/data/connection/transaction';
import {
  type AddOn,
  addOnSchema,
  type Blackout,
  type Catalogue,
  type OpenPeriod,
  type Package,
  type Policy,
  type PriceRule,
  packageSchema,
  policySchema,
  type Resource,
  type ResourceGroup,
  type Schedule,
  type Segment,
  type Service,
  segmentSchema,
  serviceSchema,
  type TenantProfile,
  tenantProfileSchema,
} from '@/lib/domain/catalogue';

const onSale = `k."active" AND k."serviceId" IN (
        SELECT v."id" FROM "Service" v WHERE v."tenantId" = $1::uuid AND v."active")`;

/** A list in JSON: `shape` is the expression of one, `from` all after FROM. */
const list = (shape: string, order: string, from: string) =>
  `(SELECT coalesce(json_agg(${shape} ORDER BY ${order}), '[]') FROM ${from})`;
const period = (row: string) =>
  `json_agg(${jsonObject<OpenPeriod>(columnsOf(row, 'startMinute', 'endMinute'))} ORDER BY ${row}."startMinute")`;

const priceRule = jsonObject<PriceRule>({
  ...columnsOf('r', 'weekdays', 'priceCents'),
  startDate: dateSql('r."startDate"'),
  endDate: dateSql('r."endDate"'),
});
const packageOf = jsonObject<Package>({
  ...columnsIn('k', packageSchema),
  segmentSlug: `(SELECT s."slug" FROM "Segment" s WHERE s."tenantId" = $1::uuid AND s."id" = k."segmentId" AND s."active")`,
  priceRules: list(
    priceRule,
    'r."position"',
    `"PriceRule" r WHERE r."tenantId" = $1::uuid AND r."packageId" = k."id"`,
  ),
  addOnIds: list(
    'a."id"',
    'a."position", a."name"',
    `"PackageAddOn" pa JOIN "AddOn" a ON a."tenantId" = pa."tenantId" AND a."id" = pa."addOnId"
      WHERE pa."tenantId" = $1::uuid AND pa."packageId" = k."id" AND a."active"`,
  ),
});
const packagesSql = (which: string) =>
  list(packageOf, 'k."position", k."name"', `"Package" k WHERE k."tenantId" = $1::uuid AND ${which}`);

const groupOf = jsonObject<ResourceGroup>({
  ...columnsOf('g', 'id', 'name', 'choosable', 'assignment'),
  resourceIds: list(
    'r."id"',
    'gr."position", r."name"',
    `"GroupResource" gr JOIN "Resource" r ON r."tenantId" = gr."tenantId" AND r."id" = gr."resourceId"
      WHERE gr."tenantId" = $1::uuid AND gr."groupId" = g."id" AND r."active"`,
  ),
});
const serviceOf = jsonObject<Service>({
  ...columnsIn('v', serviceSchema),
  groups: list(
    groupOf,
    'g."position"',
    `"ResourceGroup" g WHERE g."tenantId" = $1::uuid AND g."serviceId" = v."id"`,
  ),
});
const servicesSql = (which: string) =>
  list(serviceOf, 'v."name"', `"Service" v WHERE v."tenantId" = $1::uuid AND ${which}`);

const tenantOf = jsonObject<TenantProfile>(columnsIn('t', tenantProfileSchema));
const policyOf = jsonObject<Policy>(columnsIn('p', policySchema));
const resourceOf = jsonObject<Resource>({
  ...columnsOf('r', 'id', 'slug', 'name', 'title', 'bio', 'image', 'kind', 'scheduleId'),
  isMailed: `r."kind" = 'PERSON' AND r."email" <> ''`,
});
const scheduleOf = jsonObject<Schedule>({
  ...columnsOf('s', 'id', 'timeZone'),
  weekly: `(SELECT coalesce(json_object_agg(w."weekday", w.periods), '{}') FROM (
      SELECT h."weekday", ${period('h')} AS periods
        FROM "ScheduleHours" h WHERE h."tenantId" = $1::uuid AND h."scheduleId" = s."id" GROUP BY h."weekday") w)`,
  overrides: `(SELECT coalesce(json_object_agg(to_char(w."date", 'YYYY-MM-DD'), w.periods), '{}') FROM (
      SELECT o."date", coalesce(${period('o')} FILTER (WHERE o."startMinute" IS NOT NULL), '[]') AS periods
        FROM "ScheduleOverride" o WHERE o."tenantId" = $1::uuid AND o."scheduleId" = s."id"
         AND o."date" >= current_date - 2 GROUP BY o."date") w)`,
});
const blackoutOf = jsonObject<Blackout>({
  ...columnsOf('b', 'resourceId', 'startMinute', 'endMinute', 'reason'),
  startDate: dateSql('b."startDate"'),
  endDate: dateSql('b."endDate"'),
});
const segmentOf = jsonObject<Segment>(columnsIn('s', segmentSchema));
const addOnOf = jsonObject<AddOn>(columnsIn('a', addOnSchema));

/**
 * All that a tenant sells and when it is open, in one statement: what the cache holds. Blackouts that ended before
 * yesterday (UTC) are left out; a tenant's day is at most one calendar day behind UTC. A package whose service is
 * switched off is not sold.
 * Row-level security scopes every sub-select; the tenant is named as well. Each object's keys are those of its type, or
 * this doesn't compile.
 */
const catalogueSql = `SELECT ${jsonObject<Catalogue>({
  tenant: `(SELECT ${tenantOf} FROM "Tenant" t WHERE t."id" = $1::uuid)`,
  policy: `(SELECT ${policyOf} FROM "Policy" p WHERE p."tenantId" = $1::uuid)`,
  segments: list(
    segmentOf,
    's."position", s."name"',
    `"Segment" s WHERE s."tenantId" = $1::uuid AND s."active"`,
  ),
  packages: packagesSql(onSale),
  addOns: list(addOnOf, 'a."position", a."name"', `"AddOn" a WHERE a."tenantId" = $1::uuid AND a."active"`),
  services: servicesSql('v."active"'),
  resources: list(
    resourceOf,
    'r."position", r."name"',
    `"Resource" r WHERE r."tenantId" = $1::uuid AND r."active"`,
  ),
  schedules: list(scheduleOf, 's."id"', `"Schedule" s WHERE s."tenantId" = $1::uuid`),
  blackouts: list(
    blackoutOf,
    'b."startDate"',
    `"Blackout" b WHERE b."tenantId" = $1::uuid AND b."endDate" >= current_date - 2`,
  ),
})} AS catalogue`;

/** Null when the tenant is gone. The shape is the SQL's above; the cache parses what it gets back. */
export async function readCatalogue(ctx: TenantContext): Promise<Catalogue | null> {
  const [row] = await tenantQuery<{ catalogue: Catalogue }>(ctx, catalogueSql, [ctx.tenantId]);
  return row?.catalogue.tenant ? row.catalogue : null;
}

/** A package and a service, on sale or not: what a standing booking was made with. */
export async function readPackageAndService(
  ctx: TenantContext,
  packageId: string,
  serviceId: string,
): Promise<Pick<Catalogue, 'packages' | 'services'>> {
  const [row] = await tenantQuery<Pick<Catalogue, 'packages' | 'services'>>(
    ctx,
    `SELECT ${packagesSql('k."id" = $2::uuid')} AS packages, ${servicesSql('v."id" = $3::uuid')} AS services`,
    [ctx.tenantId, packageId, serviceId],
  );
  return row ?? { packages: [], services: [] };
}

/** The tenant's present catalogue version: tells whether a cached catalogue is still good. */
export async function readCatalogueVersion(ctx: TenantContext): Promise<number | null> {
  const [row] = await tenantQuery<{ version: number }>(
    ctx,
    'SELECT "catalogVersion" AS version FROM "Tenant" WHERE "id" = $1::uuid',
    [ctx.tenantId],
  );
  return row?.version ?? null;
}

export type TenantAddress = {
  id: string;
  slug: string;
  catalogVersion: number;
  /**
   * Identifies what the public pages show, for a cache on disk, which may outlive its database. The version alone
   * isn't enough: after a restore, or in a new database with the old slug, it counts through the same numbers again
   * with other contents.
   */
  edition: string;
  status: 'ACTIVE' | 'SUSPENDED';
  /** False: a draft, which only its own people see. */
  isLive: boolean;
};

/** The tenant whose site is at this address, or was once: `slug` is its present one. Null when there is none. */
export async function findTenantBySlug(slug: string): Promise<TenantAddress | null> {
  const [row] = await systemQuery<TenantAddress>(
    `SELECT t."id", t."slug", t."catalogVersion", t."status", t."liveAt" IS NOT NULL AS "isLive",
        t."catalogVersion" || '-' || to_hex((extract(epoch FROM t."updatedAt") * 1000)::bigint) AS edition
      FROM "TenantSlug" s JOIN "Tenant" t ON t."id" = s."tenantId" WHERE s."slug" = $1`,
    [slug],
  );
  return row ?? null;
}

/** What is left of a name when it doesn't matter how it is spelled. */
const nameKey = (name: string) =>
  `regexp_replace(fold_text(replace(${name}, '&', ' and ')), '\\mand\\M|[ '']', '', 'g')`;

/**
 * The ids of the tenants with this name, whatever its case, accents, spaces and punctuation, and with "and" for "&".
 * Several may have the same name: the oldest, up to ten.
 */
export async function findTenantIdsByName(name: string): Promise<string[]> {
  const rows = await systemQuery<{ id: string }>(
    `SELECT "id" FROM "Tenant" WHERE ${nameKey('"name"')} = ${nameKey('$1')} AND ${nameKey('$1')} <> '' ORDER BY "id" LIMIT 10`,
    [name],
  );
  return rows.map(({ id }) => id);
}
