import type { Metadata } from 'next';
import { MailChoiceForm } from '@/components/office/business/mail-choice-form';
import { roleNames } from '@/components/office/role-names';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { currentUser, requireMember } from '@/lib/http/auth/session';
import { readTenantClock } from '@/lib/usecases/business/read';
import { readMailChoice } from '@/lib/usecases/members/choose-mails';
import { AccountCards } from './account-cards';
import { chooseMailsAction } from './mail-actions';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountSettingsPage() {
  const { ctx, user, role, tenant, impersonation } = await requireMember();
  const [person, choice] = await Promise.all([currentUser(), readMailChoice(ctx)]);
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${user.name}, ${user.email}. ${roleNames[role]} of ${tenant.name}.`}
      />
      {impersonation ? (
        <Callout tone="caution">
          While you act inside a business, nobody’s account can be changed. Yours is in the console.
        </Callout>
      ) : (
        <div className="grid gap-6">
          {person && <AccountCards person={person} timeZone={await readTenantClock(ctx)} />}
          {choice && (
            <Card className="max-w-3xl">
              <CardHeader
                title="Mails"
                description={`What ${tenant.name} tells you of by mail. Never of what you did yourself; of disputed payments its owners always hear.`}
              />
              <CardBody>
                <MailChoiceForm choice={choice} save={chooseMailsAction} />
              </CardBody>
            </Card>
          )}
        </div>
      )}
    </>
  );
}
