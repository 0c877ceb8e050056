-- A business that moves to another zone doesn't move what is over or cancelled: page, receipt and mails of such a booking go
-- on saying the day and time that were agreed. Null: the business's present zone.
ALTER TABLE "Booking" ADD COLUMN "keptZone" TEXT;
