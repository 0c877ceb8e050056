import { type DatabaseState, databaseState } from '@/lib/data/connection/health';
import { isGoogleConfigured } from '@/lib/integrations/google/oauth';
import { retrieveMailServer } from '@/lib/integrations/postmark/send-mail';
import { pingQueue } from '@/lib/integrations/qstash/ping';
import { pingRedis } from '@/lib/integrations/redis/ping';
import { vendorStates } from '@/lib/integrations/resilience';
import { retrieveBalance } from '@/lib/integrations/stripe/accounts';
import { withTimeout } from '@/lib/with-timeout';

/** The timeout of each check, whatever its vendor's own is, milliseconds. */
const LIMIT_MS = 5_000;
/** How long a vendor's result is cached, milliseconds; the database is checked each time. */
const FRESH_MS = 60_000;

export type CheckState = 'ok' | 'unreachable' | 'not_configured';
type Vendor = 'stripe' | 'qstash' | 'postmark' | 'redis' | 'calendar';

export type Readiness = {
  /** `unavailable`: nothing can be served. `degraded`: a vendor is away, and its work is delayed or omitted. */
  status: 'ok' | 'degraded' | 'unavailable';
  database: DatabaseState;
  vendors: Record<Vendor, CheckState>;
  /** When the vendors were checked, epoch milliseconds. */
  askedAt: number;
  breakers: ReturnType<typeof vendorStates>;
};

const checks: Record<Vendor, () => Promise<CheckState>> = {
  stripe: () => retrieveBalance().then(fine),
  qstash: () => pingQueue().then(fine),
  postmark: () => retrieveMailServer().then(fine),
  redis: pingRedis,
  // By configuration only: whose calendars can't be read stands on those businesses' own pages.
  calendar: async () => (isGoogleConfigured() ? 'ok' : 'not_configured'),
};

const fine = (): CheckState => 'ok';

let asked: { at: number; states: Promise<Record<Vendor, CheckState>> } | undefined;

/** Whether this instance can serve, and what it would have to do without. Takes at most five seconds. */
export async function readReadiness(now = Date.now()): Promise<Readiness> {
  if (!asked || now - asked.at >= FRESH_MS) asked = { at: now, states: askVendors() };
  const { at, states } = asked;
  const [database, vendors] = await Promise.all([databaseState(LIMIT_MS), states]);
  const away = Object.values(vendors).includes('unreachable');
  const status = database === 'ok' ? (away ? 'degraded' : 'ok') : 'unavailable';
  return { status, database, vendors, askedAt: at, breakers: vendorStates() };
}

async function askVendors(): Promise<Record<Vendor, CheckState>> {
  const names = Object.keys(checks) as Vendor[];
  const states = await Promise.all(names.map((name) => within(checks[name])));
  return Object.fromEntries(names.map((name, index) => [name, states[index]])) as Record<Vendor, CheckState>;
}

function within(check: () => Promise<CheckState>): Promise<CheckState> {
  const answer = check().catch((): CheckState => 'unreachable');
  return withTimeout(answer, LIMIT_MS, 'unreachable');
}
