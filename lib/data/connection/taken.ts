import { sqlState } from './transaction';

const UNIQUE_VIOLATION = '23505';

/** Whether a unique index refused the row. Prisma has its own code for that. */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === UNIQUE_VIOLATION || (error as { code?: unknown } | null)?.code === 'P2002';
}
