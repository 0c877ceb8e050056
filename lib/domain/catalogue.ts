import { z } from 'zod';

/**
 * What a tenant sells and when it is open, as plain JSON: the shape that is cached, priced and searched for slots.
 * Local dates are `YYYY-MM-DD` in the tenant's zone, minutes count from local midnight, money is minor units.
 */
export const bookingTypeSchema = z.enum(['DATE', 'TIMESLOT']);
export const priceUnitSchema = z.enum(['PER_BOOKING', 'PER_SEAT']);
export const depositKindSchema = z.enum(['NONE', 'PERCENT', 'AMOUNT']);
export const locationKindSchema = z.enum(['BUSINESS', 'CUSTOMER', 'ONLINE']);
export const trades = ['PHOTOGRAPHER', 'SALON', 'STUDIO', 'TOURS', 'COACH'] as const;
export type BookingType = z.infer<typeof bookingTypeSchema>;
export type PriceUnit = z.infer<typeof priceUnitSchema>;

/** Open from `startMinute` to `endMinute` (exclusive; may pass 1440, after midnight). */
export const openPeriodSchema = z.object({ startMinute: z.int(), endMinute: z.int() });
export type OpenPeriod = z.infer<typeof openPeriodSchema>;

const scheduleSchema = z.object({
  id: z.string(),
  timeZone: z.string(),
  /** By ISO weekday 1–7. */
  weekly: z.record(z.string(), z.array(openPeriodSchema)),
  /** Replaces the weekly hours of a local date; an empty list is a closed day. */
  overrides: z.record(z.string(), z.array(openPeriodSchema)),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/**
 * Closed from `startDate` to `endDate` (both inclusive), within a day by the minutes. No resource: the whole business.
 */
const blackoutSchema = z.object({
  resourceId: z.string().nullable(),
  startDate: z.string(),
  endDate: z.string(),
  startMinute: z.int().nullable(),
  endMinute: z.int().nullable(),
  reason: z.string(),
});
export type Blackout = z.infer<typeof blackoutSchema>;

const resourceSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  title: z.string(),
  bio: z.string(),
  image: z.string(),
  /** Whether the person gets mails about bookings; the address itself stays in the office. */
  isMailed: z.boolean(),
  kind: z.enum(['PERSON', 'ROOM', 'EQUIPMENT', 'BUSINESS', 'QUOTA']),
  /** Null: always open (quota resources). */
  scheduleId: z.string().nullable(),
});
export type Resource = z.infer<typeof resourceSchema>;

export const assignmentRuleSchema = z.enum(['IN_ORDER', 'LEAST_BUSY', 'IN_TURN']);
export type AssignmentRule = z.infer<typeof assignmentRuleSchema>;

const resourceGroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Whether the customer may choose one of them. */
  choosable: z.boolean(),
  /** Which resource is booked when the customer chose none. */
  assignment: assignmentRuleSchema,
  /** In the order of preference; active ones only. */
  resourceIds: z.array(z.string()),
});
export type ResourceGroup = z.infer<typeof resourceGroupSchema>;

export const serviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  durationMinutes: z.int().nullable(),
  durationDays: z.int().nullable(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  stepMinutes: z.int(),
  /** Local `HH:MM`; when not empty they replace the step. */
  startTimes: z.array(z.string()),
  noticeMinutes: z.int(),
  /**
   * Whole days only: bookable for the day itself until this minute, whatever the notice; null: not on the day itself.
   */
  sameDayUntilMinute: z.int().nullable(),
  horizonDays: z.int(),
  capacity: z.int(),
  /** ISO weekdays; empty: any. */
  startDays: z.array(z.int()),
  dailyLimit: z.int().nullable(),
  quotaResourceId: z.string().nullable(),
  groups: z.array(resourceGroupSchema),
});
export type Service = z.infer<typeof serviceSchema>;

const priceRuleSchema = z.object({
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  weekdays: z.array(z.int()),
  priceCents: z.int(),
});
export type PriceRule = z.infer<typeof priceRuleSchema>;

export const addOnSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  image: z.string(),
  priceCents: z.int(),
  priceUnit: priceUnitSchema,
  maxQuantity: z.int(),
  taxBps: z.int(),
});
export type AddOn = z.infer<typeof addOnSchema>;

export const photoSchema = z.object({ url: z.string(), alt: z.string() });
export type Photo = z.infer<typeof photoSchema>;

export const packageSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  inclusions: z.array(z.string()),
  segmentSlug: z.string().nullable(),
  grouping: z.string().nullable(),
  serviceId: z.string(),
  bookingType: bookingTypeSchema,
  priceCents: z.int(),
  priceUnit: priceUnitSchema,
  priceRules: z.array(priceRuleSchema),
  minSeats: z.int(),
  maxSeats: z.int(),
  taxBps: z.int(),
  /** Null: the tenant's policy decides. */
  depositKind: depositKindSchema.nullable(),
  depositValue: z.int().nullable(),
  locationKind: locationKindSchema,
  locationText: z.string(),
  photos: z.array(photoSchema),
  /** Only active ones, in order. */
  addOnIds: z.array(z.string()),
});
export type Package = z.infer<typeof packageSchema>;

export const segmentSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  image: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** Up to `hoursBefore` hours before the start, `keepBps` of the total is kept. */
const cancellationTierSchema = z.object({
  hoursBefore: z.int().min(0),
  keepBps: z.int().min(0).max(10_000),
});

/** When customers pay: online with the booking, at the appointment, or as each customer chooses. */
export const paymentTimings = ['BEFORE', 'AT_APPOINTMENT', 'CUSTOMER_CHOOSES'] as const;

/** Nine in the morning. */
export const DEFAULT_MAIL_MINUTE = 9 * 60;

/** The tenant's rules; a booking keeps a copy of them. */
export const policySchema = z.object({
  depositKind: depositKindSchema,
  /** Basis points when PERCENT, minor units when AMOUNT. */
  depositValue: z.int(),
  depositRefundable: z.boolean(),
  balanceDueDays: z.int(),
  /** Descending by hoursBefore. */
  cancellationTiers: z.array(cancellationTierSchema),
  /** Kept when the start is nearer than the last tier. */
  lateKeepBps: z.int(),
  customerMayCancel: z.boolean(),
  customerMayReschedule: z.boolean(),
  rescheduleNoticeHours: z.int(),
  maxReschedules: z.int(),
  /** Policy copies from before this choice existed don't have it. */
  paymentTiming: z.enum(paymentTimings).default('BEFORE'),
  autoCancelOverdue: z.boolean(),
  reminderDaysBefore: z.int(),
  /** The minute of the business's day from which its daily mails go out. */
  mailMinute: z.int().default(DEFAULT_MAIL_MINUTE),
  holdMinutes: z.int(),
  note: z.string(),
});
export type Policy = z.infer<typeof policySchema>;

export const tenantProfileSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  trade: z.enum(trades),
  status: z.enum(['ACTIVE', 'SUSPENDED']),
  /** Since when strangers see its site and book there; null: a draft. */
  liveAt: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  country: z.string(),
  locale: z.string(),
  taxIncluded: z.boolean(),
  taxName: z.string(),
  commissionBps: z.int(),
  stripeAccountId: z.string().nullable(),
  chargesEnabled: z.boolean(),
  isDemo: z.boolean(),
  /** The version of the whole catalogue; the booking write refuses an older one. */
  catalogVersion: z.int(),
});
export type TenantProfile = z.infer<typeof tenantProfileSchema>;

export const catalogueSchema = z.object({
  tenant: tenantProfileSchema,
  policy: policySchema,
  segments: z.array(segmentSchema),
  /** Only active ones, in order. */
  packages: z.array(packageSchema),
  addOns: z.array(addOnSchema),
  services: z.array(serviceSchema),
  resources: z.array(resourceSchema),
  schedules: z.array(scheduleSchema),
  /** Those that end today or later. */
  blackouts: z.array(blackoutSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
