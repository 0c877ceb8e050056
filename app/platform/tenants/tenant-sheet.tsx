'use client';

import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { InstantText } from '@/components/ui/instant-text';
import type { TenantForOperator } from '@/lib/data/platform/platform-tenants';
import { siteLinks } from '@/lib/domain/site-links';
import { CommissionForm } from './commission-form';
import { ImpersonationForm } from './impersonation-form';
import { StatusForm } from './status-form';
import { stripeState } from './stripe-state';

/** Everything that an operator sees of a business and may change. */
export function TenantSheet({ tenant }: { tenant: TenantForOperator }) {
  const stripe = stripeState(tenant);
  return (
    <div className="grid gap-7">
      {tenant.status === 'SUSPENDED' && (
        <Callout tone="danger" title="Suspended: no new bookings">
          {tenant.suspendedReason}
        </Callout>
      )}
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <Fact name="Site">
          <a
            href={siteLinks(tenant.slug).home}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 underline underline-offset-4"
          >
            /t/{tenant.slug} <ExternalLink aria-hidden className="size-3.5" />
          </a>
        </Fact>
        <Fact name="Owners">
          {tenant.owners.map(({ name, email }) => (
            <span key={email} className="block break-words">
              <span dir="auto">{name}</span>,{' '}
              <a href={`mailto:${email}`} className="underline underline-offset-4">
                {email}
              </a>
            </span>
          ))}
          {tenant.owners.length === 0 && <span className="text-danger">Nobody</span>}
        </Fact>
        <Fact name="Trade">
          <span className="capitalize">{tenant.trade.toLowerCase()}</span>
          {tenant.isDemo && (
            <Badge className="ml-2" tone="info">
              Demo
            </Badge>
          )}
        </Fact>
        <Fact name="Place">
          {tenant.timeZone}, {tenant.country}, {tenant.currency}
        </Fact>
        <Fact name="Stripe">
          <Badge tone={stripe.tone}>{stripe.label}</Badge>
          {tenant.stripeAccountId && (
            <code className="mt-1 block text-xs break-all text-faint">{tenant.stripeAccountId}</code>
          )}
        </Fact>
        <Fact name="Bookings">{tenant.bookings.toLocaleString('en')}</Fact>
        <Fact name="Since">
          <InstantText at={tenant.createdAt} timeZone="UTC" withZone />
        </Fact>
      </dl>
      <ImpersonationForm tenant={tenant} />
      <CommissionForm key={`${tenant.id}:${tenant.commissionBps}`} tenant={tenant} />
      <StatusForm key={`${tenant.id}:${tenant.status}`} tenant={tenant} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
