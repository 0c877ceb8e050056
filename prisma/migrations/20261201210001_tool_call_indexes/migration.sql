CREATE INDEX "ToolCall_tenantId_subjectId_idx" ON "ToolCall"("tenantId", "subjectId");

-- The few that can still be taken back.
CREATE INDEX "ToolCall_undoUntil_idx" ON "ToolCall" ("undoUntil") WHERE "undo" IS NOT NULL;
