import type {
  ActorKind,
  BookingSource,
  CheckoutPurpose,
  CheckoutStatus,
  DisputeStatus,
  MailStatus,
  PaymentMethod,
  ResourceKind,
} from '@/lib/data/prisma-client/enums';
import type { BookingType, Package, PriceUnit } from '@/lib/domain/catalogue';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import type { PendingMove } from '@/lib/domain/pending-move';
import type { PolicySnapshot } from '@/lib/domain/policy';
import type { Basket, Quote } from '@/lib/domain/quote';
import type { RefundReason, RefundStatus } from '@/lib/domain/refunds';

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
  /** Stripe's ids of earlier attempts. */
  earlierStripeIds: string[];
  failure: string;
  /** The customer's bank gave the money back in our place. */
  byBank: boolean;
  createdAt: number;
  settledAt: number | null;
};

export type DisputeRow = {
  id: string;
  paymentId: string;
  stripeDisputeId: string;
  amountCents: number;
  /** What the bank holds of the payment now. */
  takenCents: number;
  /** What the bank kept by its last decision. */
  keptCents: number;
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
  /** The business's Stripe account that the payment page was made for. */
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
  contactAddress: string;
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
    /**
     * The business's time zone. If the booking was over or cancelled when the business changed zones: the zone it had then.
     */
    timeZone: string;
    locale: string;
    commissionBps: number;
    stripeAccountId: string | null;
    chargesEnabled: boolean;
  };
  /** `email`: where a person is mailed about their bookings; empty: not mailed. Only for the office. */
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
