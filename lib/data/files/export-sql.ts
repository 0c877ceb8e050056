type Table = {
  of: string;
  joins?: string;
  where?: string;
  /** What heads each column, and its SQL; `t` is the table. */
  columns: Record<string, string>;
  /** Columns of minor units; the currency stands in the column “Currency”. */
  money?: readonly string[];
};

const ofBooking = `JOIN "Booking" b ON b."tenantId" = t."tenantId" AND b."id" = t."bookingId"`;
/** Of a person who was erased nothing is told, not even what stands in their place. */
const unlessErased = (column: string) => `CASE WHEN c."erasedAt" IS NULL THEN ${column} ELSE '' END`;
const settled = (sum: string, from: string, and = '') =>
  `coalesce((SELECT sum(x."${sum}")::int FROM "${from}" x WHERE x."tenantId" = t."tenantId" AND x."bookingId" = t."id" ${and}), 0)`;

/** What an export has of each table: one CSV file of each. */
export const exportTables = {
  customers: {
    of: 'Customer',
    where: `t."erasedAt" IS NULL`,
    columns: {
      'Customer id': `t."id"`,
      Name: `t."name"`,
      Email: `t."email"`,
      Phone: `t."phone"`,
      Notes: `t."notes"`,
      'Other contacts': `t."otherContacts"`,
      'Known since': `t."createdAt"`,
    },
  },
  bookings: {
    of: 'Booking',
    joins: `JOIN "Customer" c ON c."tenantId" = t."tenantId" AND c."id" = t."customerId"
      JOIN "Package" p ON p."tenantId" = t."tenantId" AND p."id" = t."packageId"
      JOIN "Service" s ON s."tenantId" = t."tenantId" AND s."id" = t."serviceId"`,
    columns: {
      Booking: `t."reference"`,
      Status: `t."status"`,
      Package: `p."name"`,
      Service: `s."name"`,
      Date: `t."date"::text`,
      'Last date': `t."endDate"::text`,
      Starts: `t."startTime"`,
      Ends: `t."endTime"`,
      'Time zone': `t."timeZone"`,
      Places: `t."seats"`,
      With: `(SELECT string_agg(r."name", ', ' ORDER BY r."name") FROM "Resource" r WHERE r."tenantId" = t."tenantId" AND r."id" = ANY (t."resourceIds"))`,
      Extras: `(SELECT string_agg(format('%s × %s', line->>'quantity', line->>'label'), ', ') FROM jsonb_array_elements(t."quote"->'lines') line WHERE line->>'kind' = 'ADD_ON')`,
      'Customer id': `CASE WHEN c."erasedAt" IS NULL THEN c."id"::text ELSE '' END`,
      Name: unlessErased(`t."contactName"`),
      Email: unlessErased(`t."contactEmail"`),
      Phone: unlessErased(`t."contactPhone"`),
      Address: unlessErased(`t."contactAddress"`),
      Notes: `t."notes"`,
      'Notes of the office': `t."officeNotes"`,
      Currency: `t."currency"`,
      Total: `t."totalCents"`,
      'Tax in the total': `(t."quote"->>'taxCents')::int`,
      Paid: settled('amountCents', 'Payment'),
      Refunded: settled('amountCents', 'Refund', `AND x."status" = 'SUCCEEDED'`),
      'Balance due on': `t."balanceDueOn"::text`,
      'To be paid': `t."arrangement"`,
      'Made by': `t."source"`,
      'Made at': `t."createdAt"`,
      'Confirmed at': `t."confirmedAt"`,
      'Canceled at': `t."canceledAt"`,
      'Canceled by': `t."canceledBy"`,
      'Reason of cancelling': `t."cancelReason"`,
    },
    money: ['Total', 'Tax in the total', 'Paid', 'Refunded'],
  },
  payments: {
    of: 'Payment',
    joins: ofBooking,
    columns: {
      Booking: `b."reference"`,
      'Paid at': `t."paidAt"`,
      Purpose: `t."purpose"`,
      Method: `t."method"`,
      Currency: `t."currency"`,
      Amount: `t."amountCents"`,
      Commission: `t."feeCents"`,
      Note: `t."note"`,
      'Stripe payment': `t."stripePaymentIntentId"`,
    },
    money: ['Amount', 'Commission'],
  },
  refunds: {
    of: 'Refund',
    joins: ofBooking,
    columns: {
      Booking: `b."reference"`,
      'Asked at': `t."createdAt"`,
      'Settled at': `t."settledAt"`,
      Status: `t."status"`,
      Reason: `t."reason"`,
      Currency: `t."currency"`,
      Amount: `t."amountCents"`,
      'Commission returned': `t."feeCents"`,
      Note: `t."note"`,
      'Stripe refund': `t."stripeRefundId"`,
    },
    money: ['Amount', 'Commission returned'],
  },
  disputes: {
    of: 'Dispute',
    joins: ofBooking,
    columns: {
      Booking: `b."reference"`,
      'Opened at': `t."openedAt"`,
      'Closed at': `t."closedAt"`,
      Status: `t."status"`,
      Reason: `t."reason"`,
      Currency: `t."currency"`,
      Amount: `t."amountCents"`,
      'Stripe dispute': `t."stripeDisputeId"`,
    },
    money: ['Amount'],
  },
  mails: {
    of: 'Mail',
    joins: `LEFT JOIN "Booking" b ON b."tenantId" = t."tenantId" AND b."id" = t."bookingId"`,
    columns: {
      Booking: `b."reference"`,
      Kind: `t."kind"`,
      To: `CASE WHEN t."recipient" LIKE 'erased-%@erased.invalid' THEN '' ELSE t."recipient" END`,
      Subject: `t."subject"`,
      Status: `t."status"`,
      'Sent at': `t."sentAt"`,
    },
  },
  'busy times': {
    of: 'BusyTime',
    joins: `JOIN "CalendarSource" s ON s."tenantId" = t."tenantId" AND s."id" = t."sourceId"
      JOIN "Resource" r ON r."tenantId" = t."tenantId" AND r."id" = t."resourceId"`,
    columns: {
      Calendar: `s."name"`,
      Of: `r."name"`,
      From: `lower(t."during")`,
      To: `upper(t."during")`,
      Title: `t."title"`,
    },
  },
  history: {
    of: 'AuditEntry',
    joins: `LEFT JOIN "Booking" b ON b."tenantId" = t."tenantId" AND b."id" = t."subjectId"`,
    columns: {
      At: `t."createdAt"`,
      Who: `t."actorName"`,
      As: `t."actorKind"`,
      What: `t."action"`,
      Booking: `b."reference"`,
      'Subject id': `t."subjectId"`,
      Before: `t."before"::text`,
      After: `t."after"::text`,
    },
  },
} as const satisfies Record<string, Table>;

export type ExportTable = keyof typeof exportTables;
export const exportTableNames = Object.keys(exportTables) as ExportTable[];

export const exportTable = (name: ExportTable): Table => exportTables[name];
