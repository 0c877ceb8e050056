import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteForm } from '@/components/office/business/site-form';
import { Card, CardBody } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { readSite, siteValues } from '@/lib/data/sites';
import { admit } from '../admit';
import { picturesOf } from '../pictures';
import { saveSiteAction } from './actions';

export const metadata: Metadata = { title: 'Site' };

export default function SitePage() {
  return admit('site:edit', async ({ ctx, tenant }) => {
    const [site, pictures] = await Promise.all([readSite(ctx), picturesOf(ctx)]);
    if (!site) notFound();
    return (
      <>
        <PageHeader
          title="Site"
          description="The words, pictures and colour of your public site. It changes the moment you save."
          actions={
            <LinkButton href={`/t/${tenant.slug}`} target="_blank">
              See your site
            </LinkButton>
          }
        />
        <Card>
          <CardBody>
            <SiteForm site={siteValues(site)} pictures={pictures} save={saveSiteAction} />
          </CardBody>
        </Card>
      </>
    );
  });
}
