import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountPage } from '@/components/office/account-page';
import { Callout } from '@/components/ui/callout';
import { demoPeople, isDemo } from '@/lib/http/auth/demo';
import { currentUser } from '@/lib/http/auth/session';
import { safePath } from '@/lib/http/pages/page-path';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; changed?: string }>;
}) {
  const { next, changed } = await searchParams;
  const user = await currentUser();
  const goTo = safePath(next) ?? '';
  if (user) redirect(goTo || (user.memberships.length > 0 ? '/admin' : '/platform'));
  return (
    <AccountPage title="Sign in" lead="To your office: bookings, customers and your site.">
      {changed && <Callout tone="positive">Your new password is set. Sign in with it.</Callout>}
      <SignInForm
        next={goTo}
        demo={isDemo() ? demoPeople.map(({ email, of }) => [email, of] as const) : null}
      />
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Link href="/reset" className="underline underline-offset-4">
          Forgot your password?
        </Link>
        <Link href="/sign-up" className="underline underline-offset-4">
          Start a business site
        </Link>
      </p>
    </AccountPage>
  );
}
