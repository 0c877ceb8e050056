import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountPage } from '@/components/office/account-page';
import { Callout } from '@/components/ui/callout';
import { demoCode } from '@/lib/http/auth/demo';
import { readPendingSecondFactor } from '@/lib/http/auth/sign-in';
import { safePath } from '@/lib/http/pages/page-path';
import { CodeForm } from './code-form';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

/** The second factor: only for a browser that has just given the right password. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const person = await readPendingSecondFactor();
  if (!person) redirect('/sign-in');
  const { next } = await searchParams;
  const code = await demoCode(person.id);
  return (
    <AccountPage title="One more step" lead="Type the code that your authenticator app shows.">
      {code && <Callout>This is the demo. The operator’s phone shows {code} now.</Callout>}
      <CodeForm next={safePath(next) ?? ''} />
      <p className="text-sm text-soft">
        Phone lost? Type one of your recovery codes.{' '}
        <Link href="/sign-in" className="underline underline-offset-4">
          Start again
        </Link>
      </p>
    </AccountPage>
  );
}
