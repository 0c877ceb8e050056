import { connection } from 'next/server';
import { env } from '@/lib/env';

/** Who runs this installation; null: not configured. */
export type PlatformOperator = { name: string; address: string; email: string };

export type PlatformFacts = {
  operator: PlatformOperator | null;
  commissionBps: number;
  isDemo: boolean;
  auditDays: number;
};

/** What the platform says about itself, as configured. Read when a page is asked for, never by the build. */
export async function platformFacts(): Promise<PlatformFacts> {
  await connection();
  const { OPERATOR_NAME: name, OPERATOR_ADDRESS: address, OPERATOR_EMAIL: email } = env;
  return {
    operator: name && address && email ? { name, address, email } : null,
    commissionBps: env.PLATFORM_COMMISSION_BPS,
    isDemo: env.DEMO,
    auditDays: env.AUDIT_RETENTION_DAYS,
  };
}
