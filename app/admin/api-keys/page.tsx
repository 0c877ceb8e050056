import type { Metadata } from 'next';
import { ApiKeyList } from '@/components/office/business/api-key-list';
import { PageHeader } from '@/components/ui/page-header';
import { listApiKeys } from '@/lib/data/apiKeys';
import { readBusiness } from '@/lib/data/tenants';
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
          description="For your own site or systems. A publishable key may stand in a page; a secret one may do everything, so it stays on a server."
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
