/**
 * 50 checkouts, each asked for three times at once with the same idempotency key, while Stripe takes 300 ms: 50 sessions,
 * equal answers, nobody waits long; then the limiter says 429 at its threshold.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { figure, ms, percentile, size } from './support/figures';
import { onInstances } from './support/instances';

const CHECKOUTS = size(50);
const REPLAYS = 3;
const LIMIT = 400;
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const key = 'sk_demo_bella';

await onInstances({ RATE_LIMIT_API_KEY_PER_MINUTE: String(LIMIT), DATABASE_POOL_SIZE: '20' }, async (app) => {
  let asked = 0;
  let passed = 0;
  let firstRefusal: number | null = null;
  const api = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const started = performance.now();
    const answer = await fetch(`${app.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    asked += 1;
    if (answer.status === 429) firstRefusal ??= asked;
    else passed += 1;
    return {
      status: answer.status,
      text,
      retryAfter: answer.headers.get('retry-after'),
      ms: performance.now() - started,
    };
  };
  const dates: string[] = [];
  for (const from of [60, 150]) {
    const { text } = await api(
      'GET',
      `availability/dates?package=elopement&from=${inDays(from)}&to=${inDays(from + 89)}`,
    );
    for (const { date, available } of JSON.parse(text).data) if (available) dates.push(date);
  }
  // A round beforehand, without waiting for Stripe: the first of a process pay for what all others find done.
  const book = (date: string, idempotencyKey: string) =>
    api(
      'POST',
      'bookings',
      { package: 'elopement', date, customer: { name: 'Buyer', email: `buyer-${date}@example.com` } },
      { 'idempotency-key': idempotencyKey },
    );
  await Promise.all(dates.splice(CHECKOUTS, CHECKOUTS).map((date) => book(date, randomUUID())));
  const before = (await app.cloud.stripe()).sessions.length;

  await app.cloud.switch('stripe', { path: '/v1/checkout/sessions', delayMs: 300 });
  const keys = dates.slice(0, CHECKOUTS).map((date) => ({ date, key: randomUUID() }));
  const answers = await Promise.all(
    keys.flatMap(({ date, key }) =>
      Array.from({ length: REPLAYS }, async () => ({ key, ...(await book(date, key)) })),
    ),
  );
  const sessions = (await app.cloud.stripe()).sessions.length - before;
  const made = answers.filter(({ status }) => status === 201).length;
  const byKey = Map.groupBy(answers, (answer) => answer.key);
  // As JSON: what is kept for a replay comes back with its fields in another order.
  const equal = [...byKey.values()].filter(([first, ...rest]) =>
    rest.every(({ text }) => isDeepStrictEqual(JSON.parse(text), JSON.parse(first?.text ?? 'null'))),
  ).length;
  const times = answers.map((answer) => answer.ms);
  const p99 = percentile(times, 0.99);

  // All of it counts for the key: it says no at exactly the threshold of its minute.
  let refusal = await api('GET', 'packages');
  for (let more = 0; more < 2 * LIMIT && refusal.status !== 429; more += 1)
    refusal = await api('GET', 'packages');

  figure('answers 201', `${made} of ${answers.length}`, 'all', made === answers.length);
  figure('sessions at Stripe', sessions, `${CHECKOUTS}`, sessions === CHECKOUTS);
  figure('keys whose answers are equal', equal, `${CHECKOUTS}`, equal === CHECKOUTS);
  figure('p99 with Stripe at +300 ms', ms(p99), 'under 2,000 ms', p99 < 2_000);
  figure('requests before the first 429', passed, `${LIMIT}`, passed === LIMIT && firstRefusal === LIMIT + 1);
  figure(
    'Retry-After of the 429',
    refusal.retryAfter ?? 'none',
    '1 to 60 s',
    Number(refusal.retryAfter) >= 1 && Number(refusal.retryAfter) <= 60,
  );
  console.log(`  median ${ms(percentile(times, 0.5))}, slowest ${ms(Math.max(...times))}`);
});
