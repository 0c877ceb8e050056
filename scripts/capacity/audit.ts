import type { Step } from './side-by-side';

/** They name bookings, but refer to businesses alone: so they can be written beside the bookings. */
export const auditSteps: Step[] = [
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
];

export const auditTable = '"AuditEntry"';
