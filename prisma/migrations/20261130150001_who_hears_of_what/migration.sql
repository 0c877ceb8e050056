-- Which mails of the business a member has chosen to hear of; null: as usual for the role.
ALTER TABLE "Member" ADD COLUMN "hearsOf" JSONB;
-- Where a person who can be booked hears of it.
ALTER TABLE "Resource" ADD COLUMN "email" TEXT NOT NULL DEFAULT '';
