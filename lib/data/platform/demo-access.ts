import { systemQuery } from '@/lib/data/connection/transaction';
import { findDemoAccess } from './find-demo-access';

/** Whether the demo's public passwords or keys open anything here. */
export async function holdsDemoAccess(): Promise<boolean> {
  const [row] = await systemQuery<{ found: boolean }>(findDemoAccess.text, findDemoAccess.values);
  return row?.found ?? false;
}
