import { z } from 'zod';

/** The subject of an event: the kind of row whose id its audit entry refers to. */
export type Subject =
  | 'AddOn'
  | 'ApiKey'
  | 'Blackout'
  | 'CalendarEntry'
  | 'CalendarFeed'
  | 'CalendarSource'
  | 'Customer'
  | 'Export'
  | 'GoogleAccount'
  | 'Impersonation'
  | 'Member'
  | 'Package'
  | 'Policy'
  | 'Proposal'
  | 'ProgramAccess'
  | 'Resource'
  | 'Schedule'
  | 'Segment'
  | 'Service'
  | 'Site'
  | 'Tenant'
  /** An invitation. */
  | 'Token'
  | 'User';

type EventDefinition = { subject: Subject | readonly Subject[]; before?: z.ZodType; after?: z.ZodType };

const named = z.object({ name: z.string() });
const priced = named.extend({ priceCents: z.int(), active: z.boolean() });
const role = z.object({ role: z.enum(['OWNER', 'ADMIN', 'STAFF']) });
const periods = z.array(z.object({ startMinute: z.int(), endMinute: z.int() }));
const schedule = named.extend({ days: z.array(periods) });
const segment = named.extend({ slug: z.string(), active: z.boolean() });
/** The values of a form that is saved as a whole. */
const values = z.looseObject({});
const business = named.extend({
  timeZone: z.string(),
  currency: z.string(),
  country: z.string(),
  taxName: z.string(),
  taxIncluded: z.boolean(),
});
const suspension = z.object({ status: z.string(), suspendedReason: z.string().nullable() });
/** Named after the person or room that it is of. */
const feed = named.extend({ showsCustomers: z.boolean() });
/** Null: a class. */
const proposed = z.object({ bookingId: z.string().nullable() });
/** `operation`: its name; `via`: through what it was proposed. */
const answered = z.object({ operation: z.string(), via: z.string() });
const program = named.extend({ scopes: z.array(z.string()) });
const programEnd = z.enum(['person', 'program', 'reuse']);
const commission = z.object({ commissionBps: z.int() });

/**
 * Every event of a business apart from its bookings (`booking-events.ts`), with the data that the audit log stores of
 * it: an entry in the transaction of its cause, written by `addAudit`, which accepts no other name and no other shape.
 * The names are stored, so they never change.
 */
export const businessEvents = {
  'business.opened': { subject: 'Tenant', after: named.extend({ trade: z.string() }) },
  'business.changed': { subject: 'Tenant', before: business, after: business },
  'business.address_changed': {
    subject: 'Tenant',
    before: z.object({ slug: z.string() }),
    after: z.object({ slug: z.string() }),
  },
  /** From now on strangers see its site and book there. */
  'business.went_live': { subject: 'Tenant' },
  /** Somebody has looked at what sign-up guessed, and said that it is right. */
  'business.guesses_confirmed': {
    subject: 'Tenant',
    after: z.object({ kind: z.string(), names: z.array(z.string()) }),
  },
  'payouts.connected': { subject: 'Tenant', after: z.object({ account: z.string() }) },
  'tenant.suspended': { subject: 'Tenant', before: suspension, after: suspension },
  'tenant.restored': { subject: 'Tenant', before: suspension, after: suspension },
  'tenant.commission_changed': {
    subject: 'Tenant',
    before: commission,
    after: commission,
  },
  'impersonation.begun': { subject: 'Impersonation', after: z.object({ reason: z.string() }) },
  /** `action`: the name of the operation. */
  'impersonation.acted': { subject: 'Impersonation', after: z.object({ action: z.string() }) },
  'impersonation.ended': { subject: 'Impersonation' },
  'add_on.made': { subject: 'AddOn', after: priced },
  'add_on.changed': { subject: 'AddOn', before: priced, after: priced },
  'add_on.removed': { subject: 'AddOn', before: priced },
  'package.made': { subject: 'Package', after: priced.extend({ slug: z.string() }) },
  'package.changed': { subject: 'Package', before: named, after: priced.extend({ slug: z.string() }) },
  'package.shown': { subject: 'Package' },
  'package.hidden': { subject: 'Package' },
  'package.removed': { subject: 'Package', before: named },
  'segment.made': { subject: 'Segment', after: segment },
  'segment.changed': { subject: 'Segment', before: named, after: segment },
  'segment.removed': { subject: 'Segment', before: named },
  'service.made': { subject: 'Service', after: named },
  'service.changed': { subject: 'Service', before: named, after: named },
  'service.removed': { subject: 'Service', before: named },
  'resource.made': { subject: 'Resource', after: named.extend({ kind: z.string(), active: z.boolean() }) },
  'resource.changed': {
    subject: 'Resource',
    before: named,
    after: named.extend({ kind: z.string(), active: z.boolean() }),
  },
  'schedule.made': { subject: 'Schedule', after: schedule },
  'schedule.changed': { subject: 'Schedule', before: schedule, after: schedule },
  'schedule.removed': { subject: 'Schedule', before: named },
  'schedule.override_set': {
    subject: 'Schedule',
    before: z.object({ date: z.string().optional() }),
    after: z.object({ date: z.string(), periods }),
  },
  'schedule.override_removed': {
    subject: 'Schedule',
    before: z.object({ date: z.string(), periods: periods.optional() }),
  },
  'blackout.made': { subject: 'Blackout', after: z.object({ reason: z.string() }) },
  'blackout.changed': {
    subject: 'Blackout',
    before: z.object({ reason: z.string() }),
    after: z.object({ reason: z.string() }),
  },
  'blackout.removed': { subject: 'Blackout', before: z.object({ reason: z.string() }) },
  'policy.changed': { subject: 'Policy', before: values.nullable(), after: values },
  'site.changed': { subject: 'Site', after: values },
  /** Visitors of the site may ask the assistant, or no longer. */
  'site.assistant_switched': { subject: 'Site', after: z.object({ isOn: z.boolean() }) },
  'customer.changed': {
    subject: 'Customer',
    before: named.extend({ email: z.string(), phone: z.string() }).optional(),
    after: named.extend({ email: z.string().optional(), phone: z.string() }),
  },
  'customer.exported': { subject: 'Customer', after: z.object({ bookings: z.int() }) },
  'customer.erased': { subject: 'Customer', after: z.object({ bookings: z.int() }) },
  /** Somebody wants a copy of everything that the business has stored. */
  'export.started': { subject: 'Export' },
  'export.saved': { subject: 'Export', after: named },
  'export.removed': { subject: 'Export' },
  'member.invited': { subject: 'Token', after: role.extend({ email: z.string() }) },
  'member.invitation_withdrawn': {
    /** `User`: all invitations sent by a member who may no longer invite anybody. */
    subject: ['Token', 'User'],
    after: z.object({ emails: z.array(z.string()) }),
  },
  'member.role_changed': { subject: 'Member', before: role, after: role.partial() },
  'member.removed': { subject: 'Member', before: role, after: z.object({ active: z.boolean().optional() }) },
  'api_key.made': {
    subject: 'ApiKey',
    after: named.extend({ kind: z.string(), scopes: z.array(z.string()).optional() }),
  },
  'api_key.revoked': { subject: 'ApiKey', before: named },
  'calendar_source.added': { subject: 'CalendarSource', after: named.extend({ of: z.string() }) },
  'calendar_source.changed': { subject: 'CalendarSource', after: named },
  'calendar_source.writing_set': { subject: 'CalendarSource', after: named.extend({ writes: z.boolean() }) },
  'calendar_proposal.accepted': { subject: 'CalendarEntry', after: proposed },
  'calendar_proposal.declined': { subject: 'CalendarEntry', after: proposed },
  'calendar_source.removed': { subject: 'CalendarSource', before: named },
  'proposal.confirmed': { subject: 'Proposal', after: answered },
  'proposal.declined': { subject: 'Proposal', after: answered },
  /** Its process ended while it was done; `left`: how it was found. */
  'proposal.interrupted': {
    subject: 'Proposal',
    after: answered.extend({ left: z.enum(['DONE', 'REFUSED', 'INTERRUPTED']) }),
  },
  'google_account.connected': { subject: 'GoogleAccount', after: z.object({ email: z.string() }) },
  'google_account.disconnected': { subject: 'GoogleAccount', before: z.object({ email: z.string() }) },
  'calendar_feed.made': { subject: 'CalendarFeed', after: feed },
  'calendar_feed.revoked': { subject: 'CalendarFeed', before: feed },
  'program.connected': { subject: 'ProgramAccess', after: program },
  /** By a person, by the program itself, or because somebody showed a token that was used up. */
  'program.disconnected': { subject: 'ProgramAccess', before: program, after: z.object({ by: programEnd }) },
} as const satisfies Record<string, EventDefinition>;

type Events = typeof businessEvents;
export type BusinessEventName = keyof Events;

type Part<Name extends BusinessEventName, Key extends 'before' | 'after'> = Events[Name] extends {
  [K in Key]: infer Schema extends z.ZodType;
}
  ? z.infer<Schema>
  : never;

/** The stored data of an event: the state before and after. */
export type BeforeOf<Name extends BusinessEventName> = Name extends unknown ? Part<Name, 'before'> : never;
export type AfterOf<Name extends BusinessEventName> = Name extends unknown ? Part<Name, 'after'> : never;

/** The subject of an event; of several kinds, the first. */
export function subjectOf(name: BusinessEventName): Subject {
  const { subject } = businessEvents[name];
  return typeof subject === 'string' ? subject : subject[0];
}
