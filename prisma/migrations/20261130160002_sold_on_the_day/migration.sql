-- A whole day may be sold on the day itself, until a time that the business sets (hire by the day). Null: not any more once
-- the day has begun.
ALTER TABLE "Service" ADD COLUMN "sameDayUntilMinute" INTEGER
  CONSTRAINT "Service_same_day" CHECK ("sameDayUntilMinute" BETWEEN 1 AND 1440);
