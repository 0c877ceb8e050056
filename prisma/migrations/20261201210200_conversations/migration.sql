CREATE TYPE "MessageRole" AS ENUM ('PERSON', 'ASSISTANT');

CREATE TABLE "Conversation" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE TABLE "ConversationMessage" (
    "id" UUID NOT NULL,
    "tenantId" UUID NOT NULL,
    "conversationId" UUID NOT NULL,
    "role" "MessageRole" NOT NULL,
    "parts" JSONB NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConversationMessage_pkey" PRIMARY KEY ("tenantId","id")
);

CREATE TABLE "AssistantMonth" (
    "tenantId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "units" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "AssistantMonth_pkey" PRIMARY KEY ("tenantId","month")
);

CREATE INDEX "Conversation_tenantId_userId_lastAt_idx" ON "Conversation"("tenantId", "userId", "lastAt");

CREATE INDEX "Conversation_lastAt_idx" ON "Conversation"("lastAt");

CREATE INDEX "ConversationMessage_tenantId_conversationId_id_idx" ON "ConversationMessage"("tenantId", "conversationId", "id");

ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ConversationMessage" ADD CONSTRAINT "ConversationMessage_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ConversationMessage" ADD CONSTRAINT "ConversationMessage_tenantId_conversationId_fkey" FOREIGN KEY ("tenantId", "conversationId") REFERENCES "Conversation"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "AssistantMonth" ADD CONSTRAINT "AssistantMonth_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT isolate_by_tenant('"Conversation"');
SELECT isolate_by_tenant('"ConversationMessage"');
SELECT isolate_by_tenant('"AssistantMonth"');
