-- Whether visitors of a business's site may ask the assistant.
ALTER TABLE "Site" ADD COLUMN "assistant" BOOLEAN NOT NULL DEFAULT false;

-- What they have used of the month's budget: they may use a share of it.
ALTER TABLE "AssistantMonth" ADD COLUMN "siteUnits" BIGINT NOT NULL DEFAULT 0;
