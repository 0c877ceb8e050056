import { CircleCheck, CircleDashed } from 'lucide-react';
import type { Metadata } from 'next';
import { GoLiveButton } from '@/components/office/go-live-button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { siteLinks } from '@/lib/domain/site-links';
import { publicUrl } from '@/lib/http/pages/public-site';
import { readSetUp } from '@/lib/usecases/sign-up/checklist';
import { admit } from '../admit';
import { goLiveAction } from '../set-up-actions';

export const metadata: Metadata = { title: 'Go live' };

export default function GoLivePage() {
  return admit('settings:edit', async ({ ctx, tenant }) => {
    const { steps, isLive } = await readSetUp(ctx);
    const needed = steps.filter((step) => step.needed);
    const ready = needed.every((step) => step.done);
    const home = siteLinks(tenant.slug).home;
    const address = (
      <a href={home} target="_blank" rel="noreferrer" className="break-all underline underline-offset-4">
        {publicUrl(home)}
      </a>
    );
    if (isLive) {
      return (
        <>
          <PageHeader title="You are live" description="Everybody can see your site and book there." />
          <Callout
            tone="positive"
            title={address}
            action={<LinkButton href="/admin/business#address">Share the address</LinkButton>}
          >
            Put it where people find you. To let the site rest for a while, hide it under “Site”.
          </Callout>
        </>
      );
    }
    return (
      <>
        <PageHeader
          title="Go live"
          description="Until you do, only you and your team see your site, and nobody can book there."
          actions={
            <LinkButton href={home} target="_blank">
              Preview
            </LinkButton>
          }
        />
        <div className="grid gap-6">
          <Card>
            <CardHeader
              title={ready ? 'Everything is there' : 'What is still missing'}
              description={`${needed.filter((step) => step.done).length} of ${needed.length} done`}
            />
            <ul className="divide-y">
              {needed.map((step) => (
                <li key={step.key} className="flex flex-wrap items-center gap-3 px-5 py-3">
                  {step.done ? (
                    <CircleCheck aria-hidden className="size-5 text-positive" />
                  ) : (
                    <CircleDashed aria-hidden className="size-5 text-faint" />
                  )}
                  <span className="grid min-w-0 flex-1 basis-52">
                    <span className={step.done ? 'text-soft' : 'font-medium'}>
                      {step.title}
                      {step.done && <span className="sr-only">: done</span>}
                    </span>
                    {!step.done && <span className="text-sm text-soft">{step.text}</span>}
                  </span>
                  {!step.done && (
                    <LinkButton href={step.href} size="small">
                      Open<span className="sr-only">: {step.title}</span>
                    </LinkButton>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          <Callout title={<>Your site opens at {address}</>} action={<GoLiveButton goLive={goLiveAction} />}>
            From then on everybody can see it and book at the prices and by the rules on it.
          </Callout>
        </div>
      </>
    );
  });
}
