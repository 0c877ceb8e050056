/** 50 buyers, one date, 100 rounds: one winner each round, nobody waits long, and the database never has to break a tie by force. */
import { crowdAgainst, type Told } from '@/tests/integration/api/crowd';
import { figure, ms, percentile, size } from './support/figures';
import { onInstances } from './support/instances';

const BUYERS = 50;
const ROUNDS = size(100);
const key = 'sk_demo_bella';
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

await onInstances({ DATABASE_POOL_SIZE: '20', RATE_LIMIT_API_KEY_PER_MINUTE: '10000000' }, async (app) => {
  const dates: string[] = [];
  for (const from of [60, 150, 240]) {
    const answer = await fetch(
      `${app.url}/api/v1/availability/dates?package=elopement&from=${inDays(from)}&to=${inDays(from + 89)}`,
      { headers: { authorization: `Bearer ${key}` } },
    );
    for (const { date, available } of (await answer.json()).data) if (available) dates.push(date);
  }
  if (dates.length < ROUNDS) throw new Error(`only ${dates.length} free dates`);

  const crowds = app.urls.map((url) => crowdAgainst(url, BUYERS));
  let buyers = 0;
  const round = (date: string): Promise<Told[]> =>
    Promise.all(
      Array.from({ length: BUYERS }, (_, at) => {
        buyers += 1;
        const wish = {
          package: at % 2 ? 'elopement' : 'classic-day',
          date,
          customer: { name: `Buyer ${buyers}`, email: `buyer-${buyers}@example.com` },
        };
        return (crowds[at % crowds.length] as (typeof crowds)[number]).post('bookings', key, wish);
      }),
    );
  // The first request of a process pays for what all others find done.
  await Promise.all(app.urls.map((url) => fetch(`${url}/health/ready`)));
  await round(dates[ROUNDS] ?? dates[0] ?? '');

  const slowestOfRound: number[] = [];
  const all: number[] = [];
  let oneWinner = 0;
  let taken = 0;
  let surprises = 0;
  for (const date of dates.slice(0, ROUNDS)) {
    const answers = await round(date);
    const won = answers.filter(({ status }) => status === 201).length;
    const refused = answers.filter(({ status, code }) => status === 409 && code === 'slot_taken').length;
    if (won === 1) oneWinner += 1;
    taken += refused;
    surprises += BUYERS - won - refused;
    const times = answers.map((answer) => answer.ms);
    all.push(...times);
    slowestOfRound.push(Math.max(...times));
  }
  for (const crowd of crowds) crowd.leave();

  const [overlaps] = await app.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Claim" a JOIN "Claim" b
         ON a."id" < b."id" AND a."resourceId" = b."resourceId" AND a."during" && b."during"
      WHERE a."seats" && b."seats" OR a."occurrence" <> b."occurrence"`,
  );
  // A connection that ends hands in its statistics.
  await app.stop();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [stat] = await app.sql<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  const slowest = Math.max(...slowestOfRound);
  figure('rounds with exactly one winner', `${oneWinner} of ${ROUNDS}`, 'all', oneWinner === ROUNDS);
  figure('all others: 409 slot_taken', taken, `${ROUNDS * (BUYERS - 1)}`, taken === ROUNDS * (BUYERS - 1));
  figure('any other answer (5xx too)', surprises, '0', surprises === 0);
  figure('claims that overlap', overlaps?.n ?? -1, '0', overlaps?.n === 0);
  figure('deadlocks (pg_stat_database)', stat?.deadlocks ?? -1, '0', stat?.deadlocks === 0);
  figure('slowest answer', ms(slowest), 'under 1,000 ms', slowest < 1_000);
  console.log(
    `  of ${all.length} answers: median ${ms(percentile(all, 0.5))}, p99 ${ms(percentile(all, 0.99))}; slowest of a round, median ${ms(percentile(slowestOfRound, 0.5))}`,
  );
});
