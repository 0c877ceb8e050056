import type { Tone } from '@/components/ui/badge';
import type { TenantForOperator } from '@/lib/data/platform/platform-tenants';

export function stripeState(tenant: TenantForOperator): { label: string; tone: Tone } {
  if (!tenant.stripeAccountId) return { label: 'Not connected', tone: 'neutral' };
  if (tenant.chargesEnabled && tenant.payoutsEnabled) return { label: 'Charges', tone: 'positive' };
  if (tenant.chargesEnabled) return { label: 'No payouts yet', tone: 'caution' };
  return tenant.detailsSubmitted
    ? { label: 'In review', tone: 'caution' }
    : { label: 'Not finished', tone: 'caution' };
}
