-- What operators do in the console. Most of it belongs to no single business, so it can't be in the tenants' audit.
CREATE TABLE "OperatorEntry" (
    "id" UUID NOT NULL,
    "operatorId" UUID NOT NULL,
    "operatorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID,
    "detail" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OperatorEntry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "OperatorEntry_createdAt_idx" ON "OperatorEntry"("createdAt");

SELECT isolate_for_system('"OperatorEntry"');
-- History is added to, never rewritten.
REVOKE UPDATE, DELETE ON "OperatorEntry" FROM mais_system;
