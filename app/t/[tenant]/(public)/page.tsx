import { businessData } from '@/components/site/business-data';
import { HomePage } from '@/components/site/home-page';
import { JsonLd } from '@/components/site/json-ld';
import { publicUrl } from '@/lib/http/pages/public-site';
import { liveSite } from './live-site';

export default async function TenantPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const page = await liveSite(slug, ({ home }) => home);
  if (!page) return null;
  return (
    <>
      <JsonLd data={businessData(page, publicUrl)} />
      <HomePage {...page} />
    </>
  );
}
