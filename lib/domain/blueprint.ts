import type { AssignmentRule, OpenPeriod, Photo, Policy, Service } from './catalogue';

/**
 * A whole business as data: what sign-up and the demo seed create a tenant from. Things refer to each other by `key` or
 * slug. Money is minor units of `currency`, minutes count from local midnight.
 */
export type Blueprint = {
  tenant: {
    slug: string;
    name: string;
    trade: 'PHOTOGRAPHER' | 'SALON' | 'STUDIO' | 'TOURS' | 'COACH';
    timeZone: string;
    currency: string;
    country: string;
    locale: string;
    taxIncluded: boolean;
    taxName: string;
    commissionBps?: number;
    stripeAccountId?: string;
    isDemo?: boolean;
  };
  policy: Policy;
  site: SiteBlueprint;
  segments: { slug: string; name: string; description: string; image: string }[];
  schedules: { key: string; name: string; weekly: Record<number, OpenPeriod[]> }[];
  resources: ResourceBlueprint[];
  services: ServiceBlueprint[];
  addOns: AddOnBlueprint[];
  packages: PackageBlueprint[];
};

export type SiteBlueprint = {
  headline: string;
  tagline: string;
  about: string;
  heroImage: string;
  aboutImage: string;
  accentColor: string;
  packageWord: string;
  packagesWord: string;
  contactEmail: string;
  contactPhone: string;
  addressLine: string;
  city: string;
  region: string;
  postalCode: string;
  /** Whether visitors may ask the assistant; not: the owner switches it on. */
  assistant?: boolean;
  questions: { question: string; answer: string }[];
};

export type ResourceBlueprint = {
  slug: string;
  name: string;
  kind: 'PERSON' | 'ROOM' | 'EQUIPMENT' | 'BUSINESS';
  schedule: string;
  title?: string;
  bio?: string;
  image?: string;
};

export type ServiceBlueprint = Partial<Omit<Service, 'id' | 'name' | 'quotaResourceId' | 'groups'>> & {
  key: string;
  name: string;
  /** `assignment` defaults to LEAST_BUSY. */
  groups: { name: string; choosable?: boolean; assignment?: AssignmentRule; resources: string[] }[];
};

export type AddOnBlueprint = {
  slug: string;
  name: string;
  description: string;
  image?: string;
  priceCents: number;
  priceUnit?: 'PER_BOOKING' | 'PER_SEAT';
  maxQuantity?: number;
  taxBps?: number;
};

export type PackageBlueprint = {
  slug: string;
  name: string;
  summary: string;
  description: string;
  inclusions: string[];
  segment?: string;
  grouping?: string;
  service: string;
  bookingType: 'DATE' | 'TIMESLOT';
  priceCents: number;
  priceUnit?: 'PER_BOOKING' | 'PER_SEAT';
  minSeats?: number;
  maxSeats?: number;
  taxBps?: number;
  locationKind?: 'BUSINESS' | 'CUSTOMER' | 'ONLINE';
  locationText?: string;
  photos: Photo[];
  addOns?: string[];
};
