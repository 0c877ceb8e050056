import { SearchX } from 'lucide-react';
import { PageNote } from './page-note';
import { WayBack } from './way-back';

/** In the place of a page that doesn't exist, within the business's frame. */
export function PageNotThere() {
  return (
    <PageNote icon={SearchX} title="There is nothing at this address" actions={<WayBack />}>
      <p>
        It may have moved, or the link lost a letter on its way. If you followed a link from a booking mail,
        open the mail again and use the whole link.
      </p>
    </PageNote>
  );
}
