import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import { GoogleRefusal } from './refusal';

export type Moment = { date: string } | { dateTime: string; timeZone?: string | undefined };

export type GoogleEvent = {
  id: string;
  status: 'confirmed' | 'tentative' | 'cancelled';
  summary?: string | undefined;
  description?: string | undefined;
  location?: string | undefined;
  start: Moment;
  end: Moment;
  transparency?: 'opaque' | 'transparent' | undefined;
  eventType?: string | undefined;
  attendees?: { email: string; self?: boolean; responseStatus: string }[] | undefined;
  /** One RRULE; lists show its instances. */
  recurrence?: string[] | undefined;
  /** Ours: ids of instances that a change of the rule, or its deletion, has taken away. */
  gone?: string[] | undefined;
  recurringEventId?: string | undefined;
  originalStartTime?: Moment | undefined;
  extendedProperties?: { private?: Record<string, string> | undefined } | undefined;
  source?: { title: string; url: string } | undefined;
  sequence: number;
  etag: string;
  created: string;
  updated: string;
  /** Ours: rises with every change in the calendar, for sync tokens. */
  change: number;
};

export type GoogleCalendar = {
  id: string;
  summary: string;
  timeZone: string;
  primary: boolean;
  accessRole: 'owner' | 'writer' | 'reader';
  events: Map<string, GoogleEvent>;
  change: number;
  /** Sync tokens from before this change are answered with 410. */
  forgotten: number;
};

export type Account = { email: string; calendars: Map<string, GoogleCalendar> };

export type Grant = { id: string; email: string; scopes: string[]; refreshToken: string; revoked: boolean };
export type Code = {
  email: string;
  scopes: string[];
  redirectUri: string;
  challenge: string;
  offline: boolean;
  until: number;
};
export type Channel = {
  id: string;
  resourceId: string;
  email: string;
  calendarId: string;
  address: string;
  token: string;
  until: number;
  sent: number;
};

/** The people who have a calendar here. */
const people = ['anna@gmail.test', 'ben@gmail.test'];

const secret = () => randomBytes(24).toString('base64url');

/** Google's accounts, calendars and grants. */
export class GoogleState {
  accounts = new Map<string, Account>();
  codes = new Map<string, Code>();
  grants = new Map<string, Grant>();
  access = new Map<string, { grantId: string; until: number }>();
  channels = new Map<string, Channel>();
  /** An answer of the token endpoint that is refused until it is mended. */
  refusesRefresh = false;
  /** Everything is answered with 503. */
  off = false;
  /** Whether notifications are sent at all. */
  pushes = true;

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly touch: () => void,
  ) {
    this.clear();
  }

  clear(): void {
    this.codes.clear();
    this.grants.clear();
    this.access.clear();
    this.channels.clear();
    this.refusesRefresh = false;
    this.pushes = true;
    this.off = false;
    this.accounts = new Map(people.map((email) => [email, newAccount(email)]));
  }

  account(email: string): Account {
    const found = this.accounts.get(email);
    if (!found) throw new GoogleRefusal(404, 'notFound', 'Not Found');
    return found;
  }

  calendar(email: string, id: string): GoogleCalendar {
    const found = this.account(email).calendars.get(id === 'primary' ? email : id);
    if (!found) throw new GoogleRefusal(404, 'notFound', 'Not Found');
    return found;
  }

  grant(email: string, scopes: string[]): Grant {
    const grant = { id: secret(), email, scopes, refreshToken: `1//${secret()}`, revoked: false };
    this.grants.set(grant.refreshToken, grant);
    this.touch();
    return grant;
  }

  accessTo(grant: Grant): { token: string; seconds: number } {
    const token = `ya29.${secret()}`;
    this.access.set(token, { grantId: grant.refreshToken, until: this.clock.now() + 3_599_000 });
    return { token, seconds: 3599 };
  }

  /** Takes back whatever was given to this person's calendars, as they do in their account. */
  revoke(email: string): void {
    for (const grant of this.grants.values()) if (grant.email === email) grant.revoked = true;
    for (const [id, channel] of this.channels) if (channel.email === email) this.channels.delete(id);
    this.touch();
  }

  dump() {
    return {
      accounts: [...this.accounts.values()].map(({ email, calendars }) => ({
        email,
        calendars: [...calendars.values()].map((calendar) => ({
          ...calendar,
          events: [...calendar.events.values()],
        })),
      })),
      grants: [...this.grants.values()],
      channels: [...this.channels.values()],
    };
  }

  load(saved: ReturnType<GoogleState['dump']>): void {
    this.accounts = new Map(
      saved.accounts.map(({ email, calendars }) => [
        email,
        {
          email,
          calendars: new Map(
            calendars.map((calendar) => [
              calendar.id,
              { ...calendar, events: new Map(calendar.events.map((event) => [event.id, event])) },
            ]),
          ),
        },
      ]),
    );
    this.grants = new Map(saved.grants.map((grant) => [grant.refreshToken, grant]));
    this.channels = new Map(saved.channels.map((channel) => [channel.id, channel]));
  }
}

function newAccount(email: string): Account {
  const calendar = (id: string, summary: string, primary: boolean): GoogleCalendar => ({
    id,
    summary,
    primary,
    timeZone: 'Europe/London',
    accessRole: 'owner',
    events: new Map(),
    change: 0,
    forgotten: 0,
  });
  const name = email.split('@')[0] ?? '';
  const family = `family-${name}@group.calendar.google.test`;
  const calendars = [calendar(email, email, true), calendar(family, 'Family', false)];
  return { email, calendars: new Map(calendars.map((each) => [each.id, each])) };
}
