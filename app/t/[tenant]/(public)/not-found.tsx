import { PageNotThere } from '@/components/booking/page-not-there';

export default function SitePageNotThere() {
  return (
    <div className="page py-8">
      <PageNotThere />
    </div>
  );
}
