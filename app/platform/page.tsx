import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '@/lib/http/auth/session';
import { readHealth } from '@/lib/usecases/platform/health';
import { listOperatorEntries } from '@/lib/usecases/platform/read';
import { actionWords, vendorName, vendorWords } from './words';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const operator = await requireOperator();
  const [health, entries] = await Promise.all([
    readHealth(operator),
    listOperatorEntries(operator, { limit: 12 }),
  ]);
  const away = health.vendors.filter(({ state }) => vendorWords[state].tone === 'danger').length;
  // Suspicious events are among the failed jobs.
  const troubles = health.deadJobs + health.lateJobs + health.failedRefunds + health.refusedDeliveries + away;
  return (
    <div>
      <PageHeader
        title="Overview"
        description={troubles === 0 ? 'Everything runs.' : 'Some of this needs a look.'}
      />
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        <Figure label="Businesses" value={health.tenants} href="/platform/tenants">
          {health.suspended} suspended
        </Figure>
        <Figure label="New bookings" value={health.bookingsToday}>
          in the last 24 hours
        </Figure>
        <Figure
          label="Failed jobs"
          value={health.deadJobs}
          href="/platform/outbox?status=DEAD"
          bad={health.deadJobs > 0}
        >
          {health.lateJobs} late, {health.runningJobs} running
        </Figure>
        <Figure
          label="Events waiting"
          value={health.waitingEvents}
          href="/platform/inbox?state=waiting"
          bad={health.waitingEvents > 50 || health.suspiciousEvents + health.refusedDeliveries > 0}
        >
          {health.refusedDeliveries > 0 && <>{health.refusedDeliveries} unsigned, </>}
          {health.suspiciousEvents > 0 && <>{health.suspiciousEvents} suspicious, </>}
          {health.lastEventAt ? (
            <>
              last <InstantText at={health.lastEventAt} timeZone="UTC" withZone />
            </>
          ) : (
            'none came yet'
          )}
        </Figure>
        <Figure label="Mails that failed" value={health.failedMails} bad={health.failedMails > 0}>
          in the last 24 hours
        </Figure>
        <Figure label="Refunds that failed" value={health.failedRefunds} bad={health.failedRefunds > 0}>
          owed until the business tries again
        </Figure>
      </div>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader title="Vendors" description="As this instance sees them." />
          <ul className="divide-y">
            {health.vendors.map(({ name, state, waiting }) => (
              <li key={name} className="flex min-h-row items-center justify-between gap-4 px-5 text-sm">
                <span>{vendorName(name)}</span>
                <span className="flex items-center gap-3">
                  {waiting > 0 && <span className="text-faint">{waiting} waiting</span>}
                  <Badge tone={vendorWords[state].tone}>{vendorWords[state].text}</Badge>
                </span>
              </li>
            ))}
          </ul>
        </Card>
        <Card>
          <CardHeader title="Done by operators" description="Newest first." />
          {entries.length === 0 ? (
            <EmptyState
              title="Nothing yet"
              description="Suspending, commissions and retries are written down here."
            />
          ) : (
            <ul className="divide-y">
              {entries.map((entry) => (
                <li key={entry.id} className="grid gap-0.5 px-5 py-2.5 text-sm">
                  <span>
                    <span className="font-medium">{entry.operatorName}</span>{' '}
                    {actionWords[entry.action] ?? entry.action} <span dir="auto">{entry.subject}</span>
                  </span>
                  <span className="text-xs text-faint">
                    <InstantText at={entry.createdAt} timeZone="UTC" withZone />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </div>
  );
}

type FigureProps = { label: string; value: number; href?: string; bad?: boolean; children: ReactNode };

function Figure({ label, value, href, bad, children }: FigureProps) {
  return (
    <Card className="relative grid content-start gap-1 px-4 py-3.5">
      <p className="text-sm text-soft">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 hover:text-ink">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className={cn('text-2xl font-semibold tabular-nums', bad && 'text-danger')}>
        {value.toLocaleString('en')}
      </p>
      <p className="text-xs text-faint">{children}</p>
    </Card>
  );
}
