const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;
const rows = (shape: string, table: string, order: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${shape}) ORDER BY ${order}), '[]') FROM "${table}" x
      WHERE x."tenantId" = b."tenantId" AND x."bookingId" = b."id")`;

// json_build_object takes at most 100 arguments, so the object is put together from several.
const own = `jsonb_build_object('id', b."id", 'reference', b."reference", 'status', b."status", 'version', b."version",
    'bookingType', b."bookingType", 'source', b."source", 'serviceId', b."serviceId", 'date', ${day('b."date"')},
    'endDate', ${day('b."endDate"')}, 'start', ${ms('b."startTime"')}, 'end', ${ms('b."endTime"')}, 'seats', b."seats",
    'resourceIds', b."resourceIds", 'timeZone', b."timeZone", 'contactName', b."contactName",
    'contactEmail', b."contactEmail", 'contactPhone', b."contactPhone", 'contactAddress', b."contactAddress",
    'notes', b."notes",
    'officeNotes', b."officeNotes", 'currency', b."currency", 'totalCents', b."totalCents",
    'dueNowCents', b."dueNowCents", 'balanceCents', b."balanceCents", 'balanceDueOn', ${day('b."balanceDueOn"')})
  || jsonb_build_object('quote', b."quote", 'basket', b."basket", 'policy', b."policy", 'arrangement', b."arrangement",
    'holdExpiresAt', ${ms('b."holdExpiresAt"')}, 'manageVersion', b."manageVersion",
    'rescheduleCount', b."rescheduleCount", 'keepFloorBps', b."keepFloorBps", 'pendingMove', b."pendingMove",
    'cardConsentAt', ${ms('b."cardConsentAt"')}, 'reminderDueDate', ${day('b."reminderDueDate"')},
    'reminderSentAt', ${ms('b."reminderSentAt"')}, 'balanceReminderSentAt', ${ms('b."balanceReminderSentAt"')},
    'confirmedAt', ${ms('b."confirmedAt"')}, 'canceledAt', ${ms('b."canceledAt"')}, 'canceledBy', b."canceledBy",
    'cancelReason', b."cancelReason", 'createdAt', ${ms('b."createdAt"')})`;

const around = `jsonb_build_object(
    'package', (SELECT jsonb_build_object('id', k."id", 'slug', k."slug", 'name', k."name", 'priceUnit', k."priceUnit",
        'locationKind', k."locationKind", 'locationText', k."locationText")
      FROM "Package" k WHERE k."tenantId" = b."tenantId" AND k."id" = b."packageId"),
    'customer', (SELECT jsonb_build_object('id', c."id", 'name', c."name", 'email', c."email", 'phone', c."phone")
      FROM "Customer" c WHERE c."tenantId" = b."tenantId" AND c."id" = b."customerId"),
    'tenant', (SELECT jsonb_build_object('id', t."id", 'slug', t."slug", 'name', t."name",
        'timeZone', coalesce(b."keptZone", t."timeZone"),
        'locale', t."locale", 'commissionBps', t."commissionBps", 'stripeAccountId', t."stripeAccountId",
        'chargesEnabled', t."chargesEnabled") FROM "Tenant" t WHERE t."id" = b."tenantId"),
    'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'slug', r."slug", 'name', r."name",
        'title', r."title", 'kind', r."kind", 'email', r."email") ORDER BY r."position", r."name"), '[]')
      FROM "Resource" r WHERE r."tenantId" = b."tenantId" AND r."id" = ANY (b."resourceIds")))`;

const money = `jsonb_build_object(
    'payments', ${rows(
      `'id', x."id", 'checkoutId', x."checkoutId", 'purpose', x."purpose", 'method', x."method",
       'amountCents', x."amountCents", 'feeCents', x."feeCents", 'note', x."note",
       'stripePaymentIntentId', x."stripePaymentIntentId", 'paidAt', ${ms('x."paidAt"')}`,
      'Payment',
      'x."paidAt", x."id"',
    )},
    'refunds', ${rows(
      `'id', x."id", 'paymentId', x."paymentId", 'amountCents', x."amountCents", 'feeCents', x."feeCents",
       'reason', x."reason", 'note', x."note", 'status', x."status", 'attempt', x."attempt",
       'stripeRefundId', x."stripeRefundId", 'earlierStripeIds', x."earlierStripeIds", 'failure', x."failure",
       'byBank', x."byBank", 'createdAt', ${ms('x."createdAt"')}, 'settledAt', ${ms('x."settledAt"')}`,
      'Refund',
      'x."createdAt", x."id"',
    )},
    'disputes', ${rows(
      `'id', x."id", 'paymentId', x."paymentId", 'stripeDisputeId', x."stripeDisputeId",
       'amountCents', x."amountCents", 'takenCents', x."takenCents", 'keptCents', x."keptCents", 'reason', x."reason",
       'status', x."status", 'openedAt', ${ms('x."openedAt"')}, 'closedAt', ${ms('x."closedAt"')}`,
      'Dispute',
      'x."openedAt", x."id"',
    )},
    'checkouts', ${rows(
      `'id', x."id", 'purpose', x."purpose", 'attempt', x."attempt", 'status', x."status",
       'amountCents', x."amountCents", 'feeCents', x."feeCents", 'stripeSessionId', x."stripeSessionId",
       'stripeAccountId', x."stripeAccountId",
       'url', x."url", 'expiresAt', ${ms('x."expiresAt"')}, 'failure', x."failure", 'createdAt', ${ms('x."createdAt"')}`,
      'Checkout',
      'x."createdAt", x."id"',
    )})`;

const history = `jsonb_build_object(
    'mails', ${rows(
      `'id', x."id", 'kind', x."kind", 'recipient', x."recipient", 'subject', x."subject", 'status', x."status",
       'failure', x."failure", 'createdAt', ${ms('x."createdAt"')}, 'sentAt', ${ms('x."sentAt"')}`,
      'Mail',
      'x."createdAt", x."id"',
    )},
    'timeline', (SELECT coalesce(json_agg(json_build_object('id', a."id", 'actorKind', a."actorKind",
        'actorName', a."actorName", 'action', a."action", 'before', a."before", 'after', a."after",
        'at', ${ms('a."createdAt"')}) ORDER BY a."createdAt", a."id"), '[]')
      FROM "AuditEntry" a WHERE a."tenantId" = b."tenantId" AND a."subjectId" = b."id"))`;

/** SQL expressions over a `"Booking" b` that build the shapes of booking-shape.ts. */
export const coreSql = `${own} || ${around} || ${money}`;
export const detailsSql = `${coreSql} || ${history}`;
