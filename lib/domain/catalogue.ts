/**
 * What a tenant sells and when it is open, as plain JSON: the shape that is cached, priced and searched for slots.
 * Local dates are `YYYY-MM-DD` in the tenant's zone, minutes count from local midnight, money is minor units.
 */
export type BookingType = 'DATE' | 'TIMESLOT';
export type PriceUnit = 'PER_BOOKING' | 'PER_SEAT';
export type DepositKind = 'NONE' | 'PERCENT' | 'AMOUNT';

/** Open from `startMinute` to `endMinute` (exclusive; may pass 1440, after midnight). */
export type OpenPeriod = { startMinute: number; endMinute: number };

export type Schedule = {
  id: string;
  timeZone: string;
  /** By ISO weekday 1–7. */
  weekly: Record<number, OpenPeriod[]>;
  /** Replaces the weekly hours of a local date; an empty list is a closed day. */
  overrides: Record<string, OpenPeriod[]>;
};

/** Closed from `startDate` to `endDate`, both inclusive, or within a day by the minutes. No resource: the whole business. */
export type Blackout = {
  resourceId: string | null;
  startDate: string;
  endDate: string;
  startMinute: number | null;
  endMinute: number | null;
  reason: string;
};

export type Resource = {
  id: string;
  slug: string;
  name: string;
  title: string;
  bio: string;
  image: string;
  kind: 'PERSON' | 'ROOM' | 'EQUIPMENT' | 'BUSINESS' | 'QUOTA';
  /** Null: always open (quota resources). */
  scheduleId: string | null;
};

export type ResourceGroup = {
  id: string;
  name: string;
  /** The customer may ask for one of them by name. */
  choosable: boolean;
  /** In the order of preference. Only active ones. */
  resourceIds: string[];
};

export type Service = {
  id: string;
  name: string;
  durationMinutes: number | null;
  durationDays: number | null;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  stepMinutes: number;
  /** Local `HH:MM`; when not empty they replace the step. */
  startTimes: string[];
  noticeMinutes: number;
  horizonDays: number;
  capacity: number;
  /** ISO weekdays; empty: any. */
  startDays: number[];
  dailyLimit: number | null;
  quotaResourceId: string | null;
  groups: ResourceGroup[];
};

export type PriceRule = {
  startDate: string | null;
  endDate: string | null;
  weekdays: number[];
  priceCents: number;
};

export type AddOn = {
  id: string;
  slug: string;
  name: string;
  description: string;
  image: string;
  priceCents: number;
  priceUnit: PriceUnit;
  maxQuantity: number;
  taxBps: number;
};

export type Photo = { url: string; alt: string };

export type Package = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  description: string;
  inclusions: string[];
  segmentSlug: string | null;
  grouping: string | null;
  serviceId: string;
  bookingType: BookingType;
  priceCents: number;
  priceUnit: PriceUnit;
  priceRules: PriceRule[];
  minSeats: number;
  maxSeats: number;
  taxBps: number;
  /** Null: the tenant's policy decides. */
  depositKind: DepositKind | null;
  depositValue: number | null;
  locationKind: 'BUSINESS' | 'CUSTOMER' | 'ONLINE';
  locationText: string;
  photos: Photo[];
  /** Only active ones, in order. */
  addOnIds: string[];
};

export type Segment = { id: string; slug: string; name: string; description: string; image: string };

/** Up to `hoursBefore` hours before the start, `keepBps` of the total is kept. */
export type CancellationTier = { hoursBefore: number; keepBps: number };

export type Policy = {
  depositKind: DepositKind;
  /** Basis points when PERCENT, minor units when AMOUNT. */
  depositValue: number;
  depositRefundable: boolean;
  balanceDueDays: number;
  /** Descending by hoursBefore. */
  cancellationTiers: CancellationTier[];
  /** Kept when the start is nearer than the last tier. */
  lateKeepBps: number;
  customerMayCancel: boolean;
  customerMayReschedule: boolean;
  rescheduleNoticeHours: number;
  maxReschedules: number;
  payAtAppointment: boolean;
  autoCancelOverdue: boolean;
  reminderDaysBefore: number;
  holdMinutes: number;
  note: string;
};

export type TenantProfile = {
  id: string;
  slug: string;
  name: string;
  trade: 'PHOTOGRAPHER' | 'SALON' | 'STUDIO' | 'TOURS' | 'COACH';
  status: 'ACTIVE' | 'SUSPENDED';
  timeZone: string;
  currency: string;
  country: string;
  locale: string;
  taxIncluded: boolean;
  taxName: string;
  commissionBps: number;
  stripeAccountId: string | null;
  chargesEnabled: boolean;
  isDemo: boolean;
  /** The version of all this; the booking write refuses an older one. */
  catalogVersion: number;
};

export type Catalogue = {
  tenant: TenantProfile;
  policy: Policy;
  segments: Segment[];
  /** Only active ones, in order. */
  packages: Package[];
  addOns: AddOn[];
  services: Service[];
  resources: Resource[];
  schedules: Schedule[];
  /** Those that end today or later. */
  blackouts: Blackout[];
};
