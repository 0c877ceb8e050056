import type { Metadata } from 'next';
import { FileList } from '@/components/office/pictures/file-list';
import { PageHeader } from '@/components/ui/page-header';
import { listFiles } from '@/lib/usecases/files/read';
import { admit } from '../admit';
import { removeFileAction } from './actions';

export const metadata: Metadata = { title: 'Files' };

export default function FilesPage() {
  return admit('file:read', async ({ ctx, may }) => {
    const { pictures, usedBytes, limitBytes } = await listFiles(ctx, { limit: 1000 });
    return (
      <>
        <PageHeader
          title="Files"
          description="The pictures that you have uploaded, and the storage that they take. One that nothing shows any more goes by itself after a day."
        />
        <FileList
          pictures={pictures}
          usedBytes={usedBytes}
          limitBytes={limitBytes}
          mayEdit={may('file:edit')}
          remove={removeFileAction}
        />
      </>
    );
  });
}
