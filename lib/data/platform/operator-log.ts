import { jsonNull } from '@/lib/data/connection/json';
import { systemQuery, type Tx } from '@/lib/data/connection/transaction';
import type { Prisma } from '@/lib/data/prisma-client/client';

export type Operator = { id: string; name: string };

export type OperatorEntry = {
  id: string;
  operatorName: string;
  action: string;
  subject: string;
  createdAt: number;
};

/** Records what an operator does, in the transaction that does it. */
export async function addOperatorEntry(
  tx: Tx,
  operator: Operator,
  entry: { action: string; subject: string; subjectId?: string; detail?: Prisma.InputJsonValue },
): Promise<void> {
  await tx.operatorEntry.create({
    data: {
      operatorId: operator.id,
      operatorName: operator.name,
      action: entry.action,
      subject: entry.subject,
      subjectId: entry.subjectId ?? null,
      detail: entry.detail ?? jsonNull,
    },
  });
}

/** The latest entries, newest first. */
export function listOperatorEntries(limit: number): Promise<OperatorEntry[]> {
  return systemQuery<OperatorEntry>(
    `SELECT "id", "operatorName", "action", "subject", (extract(epoch FROM "createdAt") * 1000)::float8 AS "createdAt"
       FROM "OperatorEntry" ORDER BY "createdAt" DESC, "id" DESC LIMIT $1`,
    [limit],
  );
}
