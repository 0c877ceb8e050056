import type { Metadata } from 'next';
import { ApiKeyList } from '@/components/office/business/api-key-list';
import { PageHeader } from '@/components/ui/page-header';
import { listApiKeys } from '@/lib/usecases/api-keys/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { admit } from '../admit';
import { createApiKeyAction, revokeApiKeyAction } from './actions';

export const metadata: Metadata = { title: 'API keys' };

export default function ApiKeysPage() {
  return admit('apiKey:manage', async ({ ctx }) => {
    const [keys, business] = await Promise.all([listApiKeys(ctx), readBusiness(ctx)]);
    return (
      <>
        <PageHeader
          title="API keys"
          description="For a site or a system of your own. A publishable key says which business a page is about: it reads what you sell and what is free, and books, so it may be seen by anybody. A secret key may do everything, so it stays on a server and is shown only once."
        />
        <ApiKeyList
          keys={keys}
          timeZone={business.timeZone}
          create={createApiKeyAction}
          revoke={revokeApiKeyAction}
        />
      </>
    );
  });
}
