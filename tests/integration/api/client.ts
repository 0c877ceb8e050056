import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import type { TestApp } from '@/tests/support/app';

export const keys = {
  bella: { pk: 'pk_demo_bella', sk: 'sk_demo_bella', slug: 'bella-weddings' },
  serene: { pk: 'pk_demo_serene', sk: 'sk_demo_serene', slug: 'serene-spa' },
  outback: { pk: 'pk_demo_outback', sk: 'sk_demo_outback', slug: 'outback-tours' },
};
type TenantName = keyof typeof keys;

/** What a client sees: parsed when it is JSON, else text. */
export type Answer = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a client from outside gets has no type until a test checks it
  body: any;
  text: string;
  ms: number;
};

type Options = {
  /** `pk_…` goes into X-Tenant-Key, `sk_…` into Authorization. */
  key?: string;
  headers?: Record<string, string>;
  /** JSON, unless it is text already. */
  body?: unknown;
};

export type Api = ReturnType<typeof apiClient>;

/** The public API as a program far away calls it: plain HTTP, nothing of ours in between. */
export function apiClient(app: Pick<TestApp, 'url'>) {
  async function call(method: string, path: string, options: Options = {}): Promise<Answer> {
    const { key, body } = options;
    const headers: Record<string, string> = {};
    if (key?.startsWith('pk_')) headers['x-tenant-key'] = key;
    else if (key) headers.authorization = `Bearer ${key}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const started = performance.now();
    const response = await fetch(new URL(path, `${app.url}/api/v1/`), {
      method,
      headers: { ...headers, ...options.headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text,
      text,
      ms: performance.now() - started,
    };
  }
  const get = (path: string, key?: string, headers?: Record<string, string>) =>
    call('GET', path, { key, headers });
  const post = (path: string, key: string | undefined, body: unknown, headers?: Record<string, string>) =>
    call('POST', path, { key, body, headers });
  return { call, get, post };
}

/** Local date of the tenant so many days from now: days of the calendar, for not all of them have 24 hours. */
export function inDays(tenant: TenantName, days: number): string {
  const timeZone = { bella: 'America/New_York', serene: 'Europe/London', outback: 'Australia/Lord_Howe' }[
    tenant
  ];
  return addDays(localDateOf(Date.now(), timeZone), days);
}

let customers = 0;
/** A customer nobody has seen before. */
export function somebody() {
  customers += 1;
  return { name: `Customer ${customers}`, email: `customer-${customers}@example.com` };
}

/** Free dates of a DATE package in a window of days from now. */
export async function freeDates(
  api: Api,
  tenant: TenantName,
  item: string,
  fromDay: number,
  toDay: number,
): Promise<string[]> {
  const free: string[] = [];
  for (let from = fromDay; from <= toDay; from += 90) {
    const to = Math.min(from + 89, toDay);
    const answer = await api.get(
      `availability/dates?package=${item}&from=${inDays(tenant, from)}&to=${inDays(tenant, to)}`,
      keys[tenant].pk,
    );
    if (answer.status !== 200) throw new Error(`dates of ${item}: ${answer.status} ${answer.text}`);
    for (const { date, available } of answer.body.data) if (available) free.push(date);
  }
  return free;
}

/** Free slots of a TIMESLOT package in a window of days from now. */
export async function freeSlots(
  api: Api,
  tenant: TenantName,
  item: string,
  fromDay: number,
  toDay: number,
  more = '',
): Promise<{ start: string; end: string; seatsLeft: number }[]> {
  const answer = await api.get(
    `availability/slots?package=${item}&from=${inDays(tenant, fromDay)}&to=${inDays(tenant, toDay)}${more}`,
    keys[tenant].pk,
  );
  if (answer.status !== 200) throw new Error(`slots of ${item}: ${answer.status} ${answer.text}`);
  return answer.body.data;
}
