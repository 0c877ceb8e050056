import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { confirmSessionAction } from '@/app/admin/account/session-actions';
import { switchBusinessAction } from '@/app/admin/session-actions';
import { AccountPage } from '@/components/office/account-page';
import { ConfirmItIsYou } from '@/components/office/confirm-it-is-you';
import { ConsentForm } from '@/components/office/programs/consent-form';
import { buttonStyle } from '@/components/ui/button-style';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { type ProgramRequest, programRequestInput } from '@/lib/domain/programs/request-input';
import { currentUser, requireMember } from '@/lib/http/auth/session';
import { pathHeader } from '@/lib/http/pages/page-path';
import { readProgramRequest } from '@/lib/usecases/programs/read-request';
import { connectProgramAction } from './actions';

export const metadata: Metadata = {
  title: 'Connect a program',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a program's browser window leads (RFC 6749, 4.1.1): whoever is signed in says yes or no. */
export default async function AuthorizePage({ searchParams }: Props) {
  const member = await requireMember();
  const asked = programRequestInput.safeParse(await searchParams);
  if (!member.may('program:connect'))
    return <Refused reason="While you visit a business as an operator, you can’t connect a program to it." />;
  if (!asked.success)
    return (
      <Refused reason="The program’s request is not complete, or says something twice. Start again in the program itself." />
    );
  const found = await readProgramRequest(member.ctx, asked.data);
  if (!found.ok) return <Refused reason={found.detail} />;
  if (!found.asked) return <Faulty {...found} />;
  const { leadsTo, noAddress } = found;
  return (
    <Asked member={member} asked={found.asked} leadsTo={leadsTo} noAddress={noAddress} request={asked.data} />
  );
}

type AskedProps = {
  member: Awaited<ReturnType<typeof requireMember>>;
  asked: NonNullable<Extract<Awaited<ReturnType<typeof readProgramRequest>>, { ok: true }>['asked']>;
  leadsTo: string;
  noAddress: string;
  request: ProgramRequest;
};

async function Asked({ member, asked, leadsTo, noAddress, request }: AskedProps) {
  const user = await currentUser();
  const here = (await headers()).get(pathHeader);
  return (
    <AccountPage
      title={`Let ${asked.name} act for you?`}
      lead={
        <>
          In <strong className="font-medium text-ink">{member.tenant.name}</strong>, as {member.user.name} (
          {member.user.email}), and never more than you may yourself.
        </>
      }
    >
      <dl className="grid gap-2 rounded-card border bg-sunken p-4 text-sm">
        <Fact label={asked.isFromItsAddress ? 'It says of itself, at' : 'It says that it is from'}>
          {asked.isFromItsAddress ? request.client_id : (asked.address ?? 'nowhere in particular')}
        </Fact>
        <Fact label="The answer goes to">{leadsTo}</Fact>
      </dl>
      <Callout tone="caution">
        Nobody has checked this program. Go on only if you have just started this in it yourself.
      </Callout>
      <ConsentForm
        name={asked.name}
        scopes={asked.scopes}
        business={member.tenant}
        businesses={(user?.memberships ?? []).map((each) => ({ id: each.tenantId, name: each.tenantName }))}
        noAddress={noAddress}
        request={request}
        here={here}
        chooseBusiness={switchBusinessAction}
        allow={connectProgramAction}
      />
      <p className="text-sm text-soft">
        You can end it at any time in the office, under Programs. What tells people or moves money always
        waits there for your own click.
      </p>
      <ConfirmItIsYou secondFactor={user?.secondFactor ?? false} confirm={confirmSessionAction} />
    </AccountPage>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-faint">{label}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}

/**
 * Anybody may register a program with an address of their own: a browser that came by a link is led there by a click only,
 * knowing where.
 */
function Faulty({ fault, leadsTo, noAddress }: { fault: string; leadsTo: string; noAddress: string }) {
  return (
    <AccountPage
      title="This program can’t be connected"
      lead={`Its request is faulty, which only its maker can mend: ${fault}`}
    >
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/admin">To your office</LinkButton>
        <a href={noAddress} rel="noreferrer" className={buttonStyle({ tone: 'quiet' })}>
          Back to {leadsTo}
        </a>
      </div>
    </AccountPage>
  );
}

function Refused({ reason }: { reason: string }) {
  return (
    <AccountPage title="This program can’t be connected" lead={reason}>
      <LinkButton href="/admin">To your office</LinkButton>
    </AccountPage>
  );
}
