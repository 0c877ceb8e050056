import { expect } from '@/tests/support/browser-test';

type App = {
  url: string;
  cloud: { pay(sessionId: string): Promise<unknown> };
};
type Shop = 'bella' | 'serene' | 'outback';
type Made = { id: string; status: string; checkoutUrl: string | null; manageUrl: string };

const headers = (shop: Shop) => ({
  'content-type': 'application/json',
  authorization: `Bearer sk_demo_${shop}`,
});

async function ask<T>(app: App, shop: Shop, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    headers: headers(shop),
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const window = (item: string, [from, to]: [number, number]) =>
  `package=${item}&from=${inDays(from)}&to=${inDays(to)}`;

/** Free local dates of a package, some days ahead. */
export async function freeDates(
  app: App,
  shop: Shop,
  item: string,
  ahead: [number, number],
): Promise<string[]> {
  const { data } = await ask<{ data: { date: string; available: boolean }[] }>(
    app,
    shop,
    `/availability/dates?${window(item, ahead)}`,
  );
  return data.filter(({ available }) => available).map(({ date }) => date);
}

export async function freeStarts(
  app: App,
  shop: Shop,
  item: string,
  ahead: [number, number],
  resource?: string,
): Promise<string[]> {
  const { data } = await ask<{ data: { start: string }[] }>(
    app,
    shop,
    `/availability/slots?${window(item, ahead)}${resource ? `&resource=${resource}` : ''}`,
  );
  return data.map(({ start }) => start);
}

type Wish = {
  package: string;
  date?: string;
  start?: string;
  resource?: string;
  email: string;
  name?: string;
};

/** A booking that waits for its payment, made through the API. */
export function hold(app: App, shop: Shop, { email, name = 'Ada Lovelace', ...wish }: Wish): Promise<Made> {
  return ask<Made>(app, shop, '/bookings', { ...wish, customer: { name, email } });
}

/** A booking that is paid as far as it must be, and confirmed. */
export async function paidBooking(app: App, shop: Shop, wish: Wish): Promise<Made> {
  const made = await hold(app, shop, wish);
  await app.cloud.pay(sessionOf(made));
  await expect.poll(() => statusOf(app, shop, made.id)).toBe('CONFIRMED');
  return made;
}

export async function statusOf(app: App, shop: Shop, id: string): Promise<string> {
  return (await ask<{ status: string }>(app, shop, `/bookings/${id}`)).status;
}

export async function bookingsOf(
  app: App,
  shop: Shop,
  email: string,
): Promise<{ id: string; status: string }[]> {
  const query = `from=${inDays(-1)}&to=${inDays(88)}&limit=500`;
  const { data } = await ask<{ data: { id: string; status: string; customer: { email: string } }[] }>(
    app,
    shop,
    `/bookings?${query}`,
  );
  return data.filter(({ customer }) => customer.email === email);
}

export const sessionOf = ({ checkoutUrl }: { checkoutUrl: string | null }) =>
  new URL(checkoutUrl ?? '').pathname.split('/').at(-1) ?? '';
