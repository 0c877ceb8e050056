-- Through which program a call and a proposal came.
ALTER TABLE "ToolCall" ADD COLUMN "accessId" UUID, ADD COLUMN "programName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Proposal" ADD COLUMN "programName" TEXT NOT NULL DEFAULT '';
