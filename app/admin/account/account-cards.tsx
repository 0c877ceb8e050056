import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';

/** What guards an account; the same for members and operators. */
export function AccountCards({ secondFactor }: { secondFactor: boolean }) {
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
    </div>
  );
}
