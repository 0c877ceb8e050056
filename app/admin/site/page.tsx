import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteForm } from '@/components/office/business/site-form';
import { Card, CardBody } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { siteLinks } from '@/lib/domain/site-links';
import { spelled } from '@/lib/domain/spelling';
import { readBusiness } from '@/lib/usecases/business/read';
import { readSite } from '@/lib/usecases/site/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import { saveSiteAction } from './actions';

export const metadata: Metadata = { title: 'Site' };

export default function SitePage() {
  return admit('site:edit', async (member) => {
    const { ctx, tenant } = member;
    const [site, { locale }] = await Promise.all([readSite(ctx), readBusiness(ctx)]);
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
        <Card>
          <CardBody>
            <SiteForm site={site} save={saveSiteAction} />
          </CardBody>
        </Card>
      </>
    );
  });
}
