import type { BookingType, Package, PriceUnit } from '@/lib/domain/catalogue';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import type { PendingMove } from '@/lib/domain/pending-move';
import type { PolicySnapshot } from '@/lib/domain/policy';
import type { Basket, Quote } from '@/lib/domain/quote';
import type { RefundReason, RefundStatus } from '@/lib/domain/refunds';
import type {
  ActorKind,
  BookingSource,
  CheckoutPurpose,
  CheckoutStatus,
  DisputeStatus,
  MailStatus,
  PaymentMethod,
  ResourceKind,
} from './prisma-client/enums';

/** A booking's rows as they are read: instants in epoch milliseconds, local dates `YYYY-MM-DD`, minor units. */
export type PaymentRow = {
  id: string;
  checkoutId: string | null;
  purpose: CheckoutPurpose;
  method: PaymentMethod;
  amountCents: number;
  feeCents: number;
  note: string;
  stripePaymentIntentId: string | null;
  paidAt: number;
};

export type RefundRow = {
  id: string;
  paymentId: string;
  amountCents: number;
  feeCents: number;
  reason: RefundReason;
  note: string;
  status: RefundStatus;
  attempt: number;
  stripeRefundId: string | null;
  /** Of earlier attempts. */
  earlierStripeIds: string[];
  failure: string;
  createdAt: number;
  settledAt: number | null;
};

export type DisputeRow = {
  id: string;
  paymentId: string;
  stripeDisputeId: string;
  amountCents: number;
  /** What the bank has of it now. */
  takenCents: number;
  reason: string;
  status: DisputeStatus;
  openedAt: number;
  closedAt: number | null;
};

export type CheckoutRow = {
  id: string;
  purpose: CheckoutPurpose;
  attempt: number;
  status: CheckoutStatus;
  amountCents: number;
  feeCents: number;
  stripeSessionId: string | null;
  /** The business's account that its page was made for. */
  stripeAccountId: string | null;
  url: string | null;
  expiresAt: number | null;
  failure: string;
  createdAt: number;
};

/** What a change of a booking needs to know: the booking as agreed, its tenant's settings and its money. */
export type BookingCore = {
  id: string;
  reference: string;
  status: BookingStatus;
  version: number;
  bookingType: BookingType;
  source: BookingSource;
  serviceId: string;
  date: string;
  endDate: string;
  start: number;
  end: number;
  seats: number;
  resourceIds: string[];
  timeZone: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  notes: string;
  officeNotes: string;
  currency: string;
  totalCents: number;
  dueNowCents: number;
  balanceCents: number;
  balanceDueOn: string | null;
  quote: Quote;
  basket: Basket;
  policy: PolicySnapshot;
  arrangement: PaymentArrangement;
  holdExpiresAt: number | null;
  manageVersion: number;
  rescheduleCount: number;
  keepFloorBps: number;
  pendingMove: PendingMove | null;
  cardConsentAt: number | null;
  reminderDueDate: string | null;
  reminderSentAt: number | null;
  balanceReminderSentAt: number | null;
  confirmedAt: number | null;
  canceledAt: number | null;
  canceledBy: ActorKind | null;
  cancelReason: string;
  createdAt: number;
  package: {
    id: string;
    slug: string;
    name: string;
    priceUnit: PriceUnit;
    locationKind: Package['locationKind'];
    locationText: string;
  };
  customer: { id: string; name: string; email: string; phone: string };
  tenant: {
    id: string;
    slug: string;
    name: string;
    /** Its zone, or the one it had when it moved to another and this booking was over. */
    timeZone: string;
    locale: string;
    commissionBps: number;
    stripeAccountId: string | null;
    chargesEnabled: boolean;
  };
  /** `email`: where their bookings are told; empty: nowhere. Only for the office. */
  resources: { id: string; slug: string; name: string; title: string; kind: ResourceKind; email: string }[];
  /** Oldest first, all of them. */
  payments: PaymentRow[];
  refunds: RefundRow[];
  disputes: DisputeRow[];
  checkouts: CheckoutRow[];
};

export type TimelineEntry = {
  id: string;
  actorKind: ActorKind;
  actorName: string;
  action: string;
  before: unknown;
  after: unknown;
  at: number;
};

export type MailRow = {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  status: MailStatus;
  failure: string;
  createdAt: number;
  sentAt: number | null;
};

export type BookingDetails = BookingCore & { timeline: TimelineEntry[]; mails: MailRow[] };

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
    'contactEmail', b."contactEmail", 'contactPhone', b."contactPhone", 'notes', b."notes",
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
       'createdAt', ${ms('x."createdAt"')}, 'settledAt', ${ms('x."settledAt"')}`,
      'Refund',
      'x."createdAt", x."id"',
    )},
    'disputes', ${rows(
      `'id', x."id", 'paymentId', x."paymentId", 'stripeDisputeId', x."stripeDisputeId",
       'amountCents', x."amountCents", 'takenCents', x."takenCents", 'reason', x."reason",
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

/** SQL expressions over a `"Booking" b` that build the shapes above. */
export const coreSql = `${own} || ${around} || ${money}`;
export const detailsSql = `${coreSql} || ${history}`;
