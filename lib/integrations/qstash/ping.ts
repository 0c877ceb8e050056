import { callVendor } from '../resilience';
import { qstashClient } from './client';

/** Resolves if QStash is reachable with our token; for health checks. @throws VendorUnavailable */
export async function pingQueue(): Promise<void> {
  await callVendor('qstash', () => qstashClient().schedules.list());
}
