import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteAssistantCard } from '@/components/office/business/site-assistant-card';
import { SiteForm } from '@/components/office/business/site-form';
import { Card, CardBody } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { readBusiness } from '@/lib/usecases/business/read';
import { readSiteAssistant } from '@/lib/usecases/site/assistant';
import { readSite } from '@/lib/usecases/site/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import { saveSiteAction, switchAssistantAction } from './actions';

export const metadata: Metadata = { title: 'Site' };

export default function SitePage() {
  return admit('site:edit', async (member) => {
    const { ctx, tenant } = member;
    const [site, { locale }, assistant] = await Promise.all([
      readSite(ctx),
      readBusiness(ctx),
      readSiteAssistant(ctx),
    ]);
    if (!site) notFound();
    return (
      <>
        <PageHeader
          title="Site"
          description={spelled(
            'The words, pictures and colour of your public site. It changes the moment you save.',
            locale,
          )}
          actions={
            <LinkButton href={siteLinks(tenant.slug).home} target="_blank">
              See your site
            </LinkButton>
          }
        />
        <Guesses of="site" member={member} />
        <div className="grid gap-6">
          <Card>
            <CardBody>
              <SiteForm site={site} save={saveSiteAction} />
            </CardBody>
          </Card>
          {assistant.isOffered && (
            <SiteAssistantCard
              assistant={assistant}
              isShown={site.published}
              switchTo={switchAssistantAction}
            />
          )}
        </div>
      </>
    );
  });
}
