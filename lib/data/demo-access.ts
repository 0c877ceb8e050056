import { findDemoAccess } from './find-demo-access';
import { systemQuery } from './transaction';

/** Whether the demo's public passwords or keys open anything here. */
export async function holdsDemoAccess(): Promise<boolean> {
  const [row] = await systemQuery<{ found: boolean }>(findDemoAccess.text, findDemoAccess.values);
  return row?.found ?? false;
}
