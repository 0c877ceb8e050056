import type { Part } from './side-by-side';

/**
 * The tables that are filled in parallel to all others: about half of the work, and no other table references them, so
 * that only their own foreign keys tie them to the rest.
 */
export const claimsAndAudit: Part = {
  tables: ['"Claim"', '"AuditEntry"'],
  steps: [
    [
      'claims',
      `INSERT INTO "Claim" ("id", "tenantId", "bookingId", "resourceId", "seats", "during", "occurrence")
         SELECT id_at(made), tenant, f.id, resource, s, tstzrange(f.start, f.finish + make_interval(mins => f.buffer)),
           coalesce(d.occurrence, f.id)
           FROM fact f JOIN basket k ON k.at = f.at AND k.turn = f.turn CROSS JOIN LATERAL unnest(taken) AS resource
             LEFT JOIN departure d USING (service, start)
             CROSS JOIN LATERAL (
               SELECT int4range(0, NULL) AS s WHERE f.kind <> 'tours' UNION ALL
               SELECT int4range(lane * 3 + seat, lane * 3 + seat + 1) FROM generate_series(0, k.seats - 1) seat WHERE f.kind = 'tours') x
          WHERE f.status NOT IN ('CANCELED', 'EXPIRED')`,
    ],
    [
      'audit',
      `INSERT INTO "AuditEntry" ("id", "tenantId", "actorKind", "actorName", "action", "subjectKind", "subjectId", "before", "after", "createdAt")
         SELECT id_at(moment), tenant, actor::"ActorKind", '', action, 'Booking', f.id, before, after, moment FROM fact f
           CROSS JOIN LATERAL (VALUES
             (1, made, 'CUSTOMER', 'booking.held', NULL::jsonb, jsonb_build_object('totalCents', 10000 + dice)),
             (2, made + interval '3 minutes', 'SYSTEM', 'payment.received', NULL, jsonb_build_object('purpose', 'FULL', 'amountCents', 10000 + dice)),
             (3, made + interval '3 minutes', 'SYSTEM', 'booking.confirmed', '{"status": "PENDING"}', '{"status": "CONFIRMED"}'),
             (4, CASE WHEN status IN ('COMPLETED', 'NO_SHOW') THEN finish ELSE made + interval '1 hour' END, 'SYSTEM', 'booking.' || lower(status),
               '{"status": "CONFIRMED"}', jsonb_build_object('status', status))
           ) AS step(number, moment, actor, action, before, after)
          WHERE CASE status WHEN 'EXPIRED' THEN number IN (1, 4) WHEN 'CONFIRMED' THEN number < 4 ELSE true END`,
    ],
  ],
};
