import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { PageHeader } from '@/components/ui/page-header';
import { readTenantClock } from '@/lib/usecases/business/read';
import { readSecurityLog } from '@/lib/usecases/members/security-log';
import { admit } from '../admit';

export const metadata: Metadata = { title: 'Security' };

export default function SecurityPage() {
  return admit('member:manage', async ({ ctx }) => {
    const [entries, timeZone] = await Promise.all([readSecurityLog(ctx), readTenantClock(ctx)]);
    return (
      <>
        <PageHeader
          title="Security"
          description="Who signed in, who failed to, and who changed what lets people in or leads money out. The last hundred."
        />
        <Card>
          {entries.length === 0 ? (
            <EmptyState icon={ShieldCheck} title="Nothing yet" description="The next sign-in stands here." />
          ) : (
            <ul className="divide-y">
              {entries.map((entry) => (
                <li key={entry.id} className="grid gap-x-4 gap-y-0.5 px-5 py-3 sm:grid-cols-[1fr_auto]">
                  <span className="min-w-0">
                    <span className="font-medium">{entry.said}</span>
                    <span className="block text-sm break-words text-soft">
                      {[entry.name, entry.detail].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span className="text-sm text-soft">
                    <InstantText at={entry.at} timeZone={timeZone} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </>
    );
  });
}
