CREATE TYPE "Via" AS ENUM ('assistant', 'mcp', 'site');

CREATE TYPE "ToolOutcome" AS ENUM ('ANSWERED', 'DONE', 'PROPOSED', 'REFUSED', 'FAILED');

CREATE TYPE "ProposalStatus" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'DECLINED');

CREATE TABLE "ToolCall" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "role" "MemberRole",
    "via" "Via" NOT NULL,
    "conversationId" UUID,
    "operation" TEXT NOT NULL,
    "subjectId" UUID,
    "outcome" "ToolOutcome" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "durationMs" INTEGER NOT NULL,
    "undo" JSONB,
    "undoUntil" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ToolCall_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "ProposalStatus" NOT NULL DEFAULT 'WAITING',
    "operation" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "preview" JSONB NOT NULL,
    "edition" TEXT NOT NULL,
    "subjectId" UUID,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "via" "Via" NOT NULL,
    "conversationId" UUID,
    "answeredById" UUID,
    "answeredByName" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE INDEX "ToolCall_createdAt_idx" ON "ToolCall"("createdAt");

CREATE INDEX "Proposal_tenantId_subjectId_idx" ON "Proposal"("tenantId", "subjectId");

CREATE INDEX "Proposal_createdAt_idx" ON "Proposal"("createdAt");

ALTER TABLE "ToolCall" ADD CONSTRAINT "ToolCall_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"ToolCall"');
SELECT isolate_by_tenant('"Proposal"');
