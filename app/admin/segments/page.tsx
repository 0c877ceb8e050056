import type { Metadata } from 'next';
import { SegmentTable } from '@/components/office/catalogue/segment-table';
import { PageHeader } from '@/components/ui/page-header';
import { siteLinks } from '@/lib/domain/site-links';
import { listSegments } from '@/lib/usecases/segments/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import { removeSegmentAction, saveSegmentAction } from './actions';

export const metadata: Metadata = { title: 'Segments' };

export default function SegmentsPage() {
  return admit('catalogue:read', async (member) => {
    const { ctx, may, tenant } = member;
    const segments = await listSegments(ctx);
    return (
      <>
        <PageHeader
          title="Segments"
          description="Lines of business with a page of their own: elopements and full weddings, massages and classes."
        />
        <Guesses of="segment" member={member} />
        <SegmentTable
          rows={segments}
          siteAddress={siteLinks(tenant.slug).segments}
          mayEdit={may('catalogue:edit')}
          save={saveSegmentAction}
          remove={removeSegmentAction}
        />
      </>
    );
  });
}
