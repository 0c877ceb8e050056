import { SessionList } from '@/components/office/session-list';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PersonInSession } from '@/lib/data/people/users';
import { listSessions } from '@/lib/usecases/account/sessions';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';
import { endOtherSessionsAction, endSessionAction } from './session-actions';

/** The security settings of an account; the same for members and operators. */
export async function AccountCards({ person, timeZone }: { person: PersonInSession; timeZone: string }) {
  const { secondFactor } = person;
  const sessions = await listSessions(person);
  return (
    <div className="grid max-w-3xl items-start gap-6 md:grid-cols-2">
      <Card>
        <CardHeader
          title="Second step"
          description={
            secondFactor
              ? 'On: signing in asks for a code from your phone.'
              : 'Off: whoever has your password can sign in. A code from your phone would stop them.'
          }
        />
        <CardBody>
          <SecondFactor on={secondFactor} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Change password"
          description="You’ll be signed out everywhere and sign in with the new one."
        />
        <CardBody>
          <PasswordForm />
        </CardBody>
      </Card>
      <Card className="md:col-span-2">
        <CardHeader
          title="Where you’re signed in"
          description="Is there one that isn’t you? End it, then change your password."
        />
        <CardBody>
          <SessionList
            sessions={sessions}
            here={person.sessionId}
            timeZone={timeZone}
            end={endSessionAction}
            endOthers={endOtherSessionsAction}
          />
        </CardBody>
      </Card>
    </div>
  );
}
