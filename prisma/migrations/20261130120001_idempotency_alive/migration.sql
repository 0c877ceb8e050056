-- How long a run of an idempotent request counts as alive. A run says so again every second; one that was cut is taken
-- over by the next request with its key within four seconds, instead of after the longest that a run may take.
ALTER TABLE "IdempotencyKey" ADD COLUMN "aliveUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + interval '4 seconds');
