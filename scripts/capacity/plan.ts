import { DAYS_BEHIND } from './prepare';

/** SQL for a time-ordered id (UUIDv7) as the app would have made at that moment; built into PostgreSQL 18. */
const idAt = (version: number) =>
  version >= 180_000
    ? `SELECT uuidv7(t - now())`
    : `SELECT (overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15) PLACING
         substr(h, 1, 8) || '-' || substr(h, 9, 4) FROM 1))::uuid
       FROM (SELECT lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') AS h) x`;

/**
 * The facts of every booking in one table that all others are derived from. All of it follows from a booking's number,
 * so two runs give the same. Each booking has a cell of its own in the business's grid of day × start × lane, so that
 * no two claims overlap. Later days have more bookings.
 */
const facts = (perTenant: number) => `
CREATE UNLOGGED TABLE scale_scratch.fact WITH (autovacuum_enabled = off) AS
WITH cell AS (
  SELECT b.*, n, floor(grid * power(n::float8 / ${perTenant}, 0.9))::int AS cell,
         (hashint8(n::bigint * 1009 + b.at) & 1023) AS dice,
         (hashint8(n::bigint * 31 + b.at * 7) & 65535) % greatest(1, ${perTenant} * 3 / 10) AS guest
    FROM (SELECT *, (${DAYS_BEHIND} + days_ahead) * CASE kind WHEN 'weddings' THEN 4 WHEN 'tours' THEN 2 ELSE 6 END
                 * CASE kind WHEN 'spa' THEN 6 ELSE 7 END / 7 AS grid FROM business) b,
         generate_series(0, ${perTenant} - 1) n
), day AS (
  SELECT *, CASE kind
      WHEN 'weddings' THEN current_date - ${DAYS_BEHIND} + cell / 4
      WHEN 'tours' THEN current_date - ${DAYS_BEHIND} + cell / 2
      ELSE date_trunc('week', current_date - ${DAYS_BEHIND})::date + cell / 36 * 7 + cell / 6 % 6 END AS date,
    CASE kind WHEN 'weddings' THEN cell % 4 WHEN 'tours' THEN cell % 2 ELSE cell % 2 END AS lane,
    CASE kind WHEN 'tours' THEN time '05:00' WHEN 'spa' THEN time '11:00' + cell / 2 % 3 * interval '2 hours' ELSE time '00:00' END AS clock
    FROM cell
), timed AS (
  SELECT day.*, k.turn, (date + clock) AT TIME ZONE zone AS start,
    CASE k.type WHEN 'DATE' THEN (date + 1)::timestamp AT TIME ZONE zone
      ELSE (date + clock) AT TIME ZONE zone + make_interval(mins => k.minutes) END AS finish,
    k.buffer,
    CASE kind WHEN 'weddings' THEN ARRAY[resources[lane + 1]]
      WHEN 'tours' THEN resources[1:1]
      -- Amara, Jonas and Mei by their working days, each with a room.
      WHEN 'spa' THEN ARRAY[resources[CASE WHEN lane = 0 AND extract(isodow FROM date) < 6 THEN 1
          WHEN lane = 1 AND extract(isodow FROM date) > 1 THEN 2 ELSE 3 END], resources[4 + lane]] END AS taken
    FROM day JOIN basket k ON k.at = day.at AND k.turn = n % day.wishes
)
SELECT *, id_at(made) AS id FROM (
  SELECT tenant, at, kind, n, turn, zone, currency, fee_bps, dice, lane, guest, date, start, finish, buffer, taken,
    least(start - make_interval(days => CASE kind WHEN 'weddings' THEN 60 + dice / 4 ELSE 2 + dice / 40 END, mins => dice),
          now() - dice * interval '90 minutes' - interval '5 minutes') AS made,
    CASE WHEN dice < 90 THEN 'CANCELED' WHEN dice < 140 THEN 'EXPIRED'
         WHEN finish > now() THEN 'CONFIRMED' WHEN dice < 165 THEN 'NO_SHOW' ELSE 'COMPLETED' END AS status
    FROM timed) x`;

/** Runs on as many cores as PostgreSQL gives: everything is parallel safe, and `business` requests workers. */
export const planSteps = (perTenant: number, version: number) => [
  `CREATE FUNCTION scale_scratch.id_at(t timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$ ${idAt(version)} $$`,
  facts(perTenant),
  'ANALYZE fact',
];
