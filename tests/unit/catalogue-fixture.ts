import type { Catalogue, Package, Policy, Resource, Schedule, Service } from '@/lib/domain/catalogue';

/** A small business to vary in tests: one person, open 09:00–17:00 on weekdays in London. */
const hour = 60;
export const at = (iso: string): number => Date.parse(iso);

export function policy(change: Partial<Policy> = {}): Policy {
  return {
    depositKind: 'NONE',
    depositValue: 0,
    depositRefundable: false,
    balanceDueDays: 0,
    cancellationTiers: [],
    lateKeepBps: 10_000,
    customerMayCancel: true,
    customerMayReschedule: true,
    rescheduleNoticeHours: 24,
    maxReschedules: 3,
    paymentTiming: 'BEFORE',
    autoCancelOverdue: false,
    reminderDaysBefore: 7,
    mailMinute: 540,
    holdMinutes: 40,
    note: '',
    ...change,
  };
}

export function service(change: Partial<Service> = {}): Service {
  return {
    id: 'service',
    name: 'Massage',
    durationMinutes: 60,
    durationDays: null,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    stepMinutes: 60,
    startTimes: [],
    noticeMinutes: 0,
    sameDayUntilMinute: null,
    horizonDays: 365,
    capacity: 1,
    startDays: [],
    dailyLimit: null,
    quotaResourceId: null,
    groups: [
      { id: 'people', name: 'Therapist', choosable: true, assignment: 'LEAST_BUSY', resourceIds: ['ann'] },
    ],
    ...change,
  };
}

export function item(change: Partial<Package> = {}): Package {
  return {
    id: 'package',
    slug: 'massage',
    name: 'Massage',
    summary: '',
    description: '',
    inclusions: [],
    segmentSlug: null,
    grouping: null,
    serviceId: 'service',
    bookingType: 'TIMESLOT',
    priceCents: 10_000,
    priceUnit: 'PER_BOOKING',
    priceRules: [],
    minSeats: 1,
    maxSeats: 1,
    taxBps: 0,
    depositKind: null,
    depositValue: null,
    locationKind: 'BUSINESS',
    locationText: '',
    photos: [],
    addOnIds: [],
    ...change,
  };
}

export function resource(id: string, change: Partial<Resource> = {}): Resource {
  return {
    id,
    slug: id,
    name: id,
    isMailed: false,
    title: '',
    bio: '',
    image: '',
    kind: 'PERSON',
    scheduleId: 'hours',
    ...change,
  };
}

export function schedule(change: Partial<Schedule> = {}): Schedule {
  const day = [{ startMinute: 9 * hour, endMinute: 17 * hour }];
  return {
    id: 'hours',
    timeZone: 'Europe/London',
    weekly: { 1: day, 2: day, 3: day, 4: day, 5: day },
    overrides: {},
    ...change,
  };
}

export function catalogue(change: Partial<Catalogue> = {}): Catalogue {
  return {
    tenant: {
      id: 'tenant',
      slug: 'spa',
      name: 'Spa',
      trade: 'SALON',
      status: 'ACTIVE',
      timeZone: 'Europe/London',
      currency: 'GBP',
      country: 'GB',
      locale: 'en-GB',
      taxIncluded: true,
      taxName: 'VAT',
      commissionBps: 250,
      stripeAccountId: 'acct_1',
      liveAt: '2026-01-01T00:00:00Z',
      chargesEnabled: true,
      isDemo: false,
      catalogVersion: 1,
    },
    policy: policy(),
    segments: [],
    packages: [item()],
    addOns: [],
    services: [service()],
    resources: [resource('ann')],
    schedules: [schedule()],
    blackouts: [],
    ...change,
  };
}
