import type { Metadata } from 'next';
import { currentUser } from '@/lib/http/auth/session';
import { platformFacts } from '@/lib/http/pages/platform';
import { payableCountries } from '@/lib/usecases/connect/country';
import { SignUpForm } from './sign-up-form';
import { tradeOf } from './trades';

export const metadata: Metadata = {
  title: 'Start your site',
  description: 'A name and a trade make a finished booking site in under a minute.',
};

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ trade?: string }> }) {
  const [user, { trade }, countries, { commissionBps }] = await Promise.all([
    currentUser(),
    searchParams,
    payableCountries(),
    platformFacts(),
  ]);
  return (
    <div className="page grid gap-10 pt-10 sm:pt-14">
      <div className="grid gap-3">
        <h1 className="display text-[clamp(2.25rem,5vw,3.5rem)]">
          {user ? 'Add another business' : 'Start your site'}
        </h1>
        <p className="max-w-[52ch] text-lg text-pretty text-soft">
          {user
            ? `It will belong to your account, ${user.email}. You switch between your businesses in the office.`
            : 'Tell us what you do, and a minute later you have a site. Only you see it until you go live, and everything on it can be changed.'}
        </p>
      </div>
      <SignUpForm
        countries={countries}
        signedIn={user !== null}
        trade={tradeOf(trade)}
        commissionBps={commissionBps}
      />
    </div>
  );
}
