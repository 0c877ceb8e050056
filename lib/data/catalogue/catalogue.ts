import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { systemQuery, tenantQuery } from '@/lib/data/connection/transaction';
import type { Catalogue } from '@/lib/domain/catalogue';

const onSale = `k."active" AND k."serviceId" IN (
        SELECT v."id" FROM "Service" v WHERE v."tenantId" = $1::uuid AND v."active")`;

const packagesSql = (
  which: string,
) => `(SELECT coalesce(json_agg(json_build_object('id', k."id", 'slug', k."slug", 'name', k."name",
      'summary', k."summary", 'description', k."description", 'inclusions', k."inclusions",
      'segmentSlug', (SELECT s."slug" FROM "Segment" s WHERE s."tenantId" = $1::uuid AND s."id" = k."segmentId" AND s."active"),
      'grouping', k."grouping", 'serviceId', k."serviceId", 'bookingType', k."bookingType",
      'priceCents', k."priceCents", 'priceUnit', k."priceUnit", 'minSeats', k."minSeats", 'maxSeats', k."maxSeats",
      'taxBps', k."taxBps", 'depositKind', k."depositKind", 'depositValue', k."depositValue",
      'locationKind', k."locationKind", 'locationText', k."locationText", 'photos', k."photos",
      'priceRules', (SELECT coalesce(json_agg(json_build_object('startDate', to_char(r."startDate", 'YYYY-MM-DD'),
          'endDate', to_char(r."endDate", 'YYYY-MM-DD'), 'weekdays', r."weekdays", 'priceCents', r."priceCents")
          ORDER BY r."position"), '[]') FROM "PriceRule" r WHERE r."tenantId" = $1::uuid AND r."packageId" = k."id"),
      'addOnIds', (SELECT coalesce(json_agg(a."id" ORDER BY a."position", a."name"), '[]') FROM "PackageAddOn" pa
          JOIN "AddOn" a ON a."tenantId" = pa."tenantId" AND a."id" = pa."addOnId"
          WHERE pa."tenantId" = $1::uuid AND pa."packageId" = k."id" AND a."active")
      ) ORDER BY k."position", k."name"), '[]')
      FROM "Package" k WHERE k."tenantId" = $1::uuid AND ${which})`;

const servicesSql = (
  which: string,
) => `(SELECT coalesce(json_agg(json_build_object('id', v."id", 'name', v."name",
      'durationMinutes', v."durationMinutes", 'durationDays', v."durationDays",
      'bufferBeforeMinutes', v."bufferBeforeMinutes", 'bufferAfterMinutes', v."bufferAfterMinutes",
      'stepMinutes', v."stepMinutes", 'startTimes', v."startTimes", 'noticeMinutes', v."noticeMinutes",
      'sameDayUntilMinute', v."sameDayUntilMinute",
      'horizonDays', v."horizonDays", 'capacity', v."capacity", 'startDays', v."startDays",
      'dailyLimit', v."dailyLimit", 'quotaResourceId', v."quotaResourceId",
      'groups', (SELECT coalesce(json_agg(json_build_object('id', g."id", 'name', g."name", 'choosable', g."choosable", 'assignment', g."assignment",
          'resourceIds', (SELECT coalesce(json_agg(r."id" ORDER BY gr."position", r."name"), '[]') FROM "GroupResource" gr
              JOIN "Resource" r ON r."tenantId" = gr."tenantId" AND r."id" = gr."resourceId"
              WHERE gr."tenantId" = $1::uuid AND gr."groupId" = g."id" AND r."active")
          ) ORDER BY g."position"), '[]') FROM "ResourceGroup" g WHERE g."tenantId" = $1::uuid AND g."serviceId" = v."id")
      ) ORDER BY v."name"), '[]')
      FROM "Service" v WHERE v."tenantId" = $1::uuid AND ${which})`;

/**
 * All that a tenant sells and when it is open, in one statement: what the cache holds. Blackouts that ended before
 * yesterday (UTC) are left out; a tenant's day is at most one calendar day behind UTC. A package whose service is
 * switched off is not sold.
 * Row-level security scopes every sub-select; the tenant is named as well.
 */
const catalogueSql = `
SELECT json_build_object(
  'tenant', (SELECT json_build_object('id', t."id", 'slug', t."slug", 'name', t."name", 'trade', t."trade", 'status', t."status",
      'timeZone', t."timeZone", 'currency', t."currency", 'country', t."country", 'locale', t."locale",
      'taxIncluded', t."taxIncluded", 'taxName', t."taxName", 'commissionBps', t."commissionBps",
      'stripeAccountId', t."stripeAccountId", 'chargesEnabled', t."chargesEnabled", 'isDemo', t."isDemo",
      'catalogVersion', t."catalogVersion") FROM "Tenant" t WHERE t."id" = $1::uuid),
  'policy', (SELECT json_build_object('depositKind', p."depositKind", 'depositValue', p."depositValue",
      'depositRefundable', p."depositRefundable", 'balanceDueDays', p."balanceDueDays",
      'cancellationTiers', p."cancellationTiers", 'lateKeepBps', p."lateKeepBps",
      'customerMayCancel', p."customerMayCancel", 'customerMayReschedule', p."customerMayReschedule",
      'rescheduleNoticeHours', p."rescheduleNoticeHours", 'maxReschedules', p."maxReschedules",
      'paymentTiming', p."paymentTiming", 'autoCancelOverdue', p."autoCancelOverdue",
      'reminderDaysBefore', p."reminderDaysBefore", 'mailMinute', p."mailMinute", 'holdMinutes', p."holdMinutes",
      'note', p."note")
      FROM "Policy" p WHERE p."tenantId" = $1::uuid),
  'segments', (SELECT coalesce(json_agg(json_build_object('id', s."id", 'slug', s."slug", 'name', s."name",
      'description', s."description", 'image', s."image") ORDER BY s."position", s."name"), '[]')
      FROM "Segment" s WHERE s."tenantId" = $1::uuid AND s."active"),
  'packages', ${packagesSql(onSale)},
  'addOns', (SELECT coalesce(json_agg(json_build_object('id', a."id", 'slug', a."slug", 'name', a."name",
      'description', a."description", 'image', a."image", 'priceCents', a."priceCents", 'priceUnit', a."priceUnit",
      'maxQuantity', a."maxQuantity", 'taxBps', a."taxBps") ORDER BY a."position", a."name"), '[]')
      FROM "AddOn" a WHERE a."tenantId" = $1::uuid AND a."active"),
  'services', ${servicesSql('v."active"')},
  'resources', (SELECT coalesce(json_agg(json_build_object('id', r."id", 'slug', r."slug", 'name', r."name",
      'title', r."title", 'bio', r."bio", 'image', r."image",
      'isMailed', r."kind" = 'PERSON' AND r."email" <> '', 'kind', r."kind", 'scheduleId', r."scheduleId")
      ORDER BY r."position", r."name"), '[]')
      FROM "Resource" r WHERE r."tenantId" = $1::uuid AND r."active"),
  'schedules', (SELECT coalesce(json_agg(json_build_object('id', s."id", 'timeZone', s."timeZone",
      'weekly', (SELECT coalesce(json_object_agg(w."weekday", w.periods), '{}') FROM (
          SELECT h."weekday", json_agg(json_build_object('startMinute', h."startMinute", 'endMinute', h."endMinute")
            ORDER BY h."startMinute") AS periods
          FROM "ScheduleHours" h WHERE h."tenantId" = $1::uuid AND h."scheduleId" = s."id" GROUP BY h."weekday") w),
      'overrides', (SELECT coalesce(json_object_agg(to_char(w."date", 'YYYY-MM-DD'), w.periods), '{}') FROM (
          SELECT o."date", coalesce(json_agg(json_build_object('startMinute', o."startMinute", 'endMinute', o."endMinute")
            ORDER BY o."startMinute") FILTER (WHERE o."startMinute" IS NOT NULL), '[]') AS periods
          FROM "ScheduleOverride" o WHERE o."tenantId" = $1::uuid AND o."scheduleId" = s."id"
            AND o."date" >= current_date - 2 GROUP BY o."date") w)
      )), '[]') FROM "Schedule" s WHERE s."tenantId" = $1::uuid),
  'blackouts', (SELECT coalesce(json_agg(json_build_object('resourceId', b."resourceId",
      'startDate', to_char(b."startDate", 'YYYY-MM-DD'), 'endDate', to_char(b."endDate", 'YYYY-MM-DD'),
      'startMinute', b."startMinute", 'endMinute', b."endMinute", 'reason', b."reason") ORDER BY b."startDate"), '[]')
      FROM "Blackout" b WHERE b."tenantId" = $1::uuid AND b."endDate" >= current_date - 2)
) AS catalogue`;

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
};

/** The tenant with this public slug; null when there is none. */
export async function findTenantBySlug(slug: string): Promise<TenantAddress | null> {
  const [row] = await systemQuery<TenantAddress>(
    `SELECT "id", "slug", "catalogVersion", "status",
        "catalogVersion" || '-' || to_hex((extract(epoch FROM "updatedAt") * 1000)::bigint) AS edition
      FROM "Tenant" WHERE "slug" = $1`,
    [slug],
  );
  return row ?? null;
}
