import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { ConfirmItIsYou } from '@/components/office/confirm-it-is-you';
import { FileActionsProvider } from '@/components/office/pictures/file-actions';
import { PreviewHint } from '@/components/office/preview-hint';
import { RefreshOnMessage } from '@/components/office/refresh-on-message';
import { DraftBanner } from '@/components/office/set-up-list';
import { Shell } from '@/components/office/shell';
import { schemeCookie, schemeOf } from '@/components/ui/color-scheme';
import { LocaleProvider } from '@/components/ui/locale';
import { Toaster } from '@/components/ui/toaster';
import { siteLinks } from '@/lib/domain/site-links';
import { zoneClock } from '@/lib/domain/zone-offsets';
import { hasAssistant } from '@/lib/http/assistant/has-assistant';
import { isDemo } from '@/lib/http/auth/demo';
import { currentUser, requireMember } from '@/lib/http/auth/session';
import { previewCookie } from '@/lib/http/pages/preview-cookie';
import { readBusiness } from '@/lib/usecases/business/read';
import { confirmSessionAction } from './account/session-actions';
import {
  eraseConversationAction,
  eraseConversationsAction,
  exportConversationsAction,
  readAssistantAction,
  readConversationAction,
  readProposalAction,
} from './assistant/actions';
import {
  cancelUploadAction,
  describeFileAction,
  finishUploadAction,
  listPicturesAction,
  startUploadAction,
} from './files/actions';
import { findAction } from './find-action';
import { ImpersonationBanner } from './impersonation-banner';
import { ProofBanner } from './proof-banner';
import { confirmProposalAction, declineProposalAction, undoAction } from './proposals/actions';
import { signOutAction, switchBusinessAction } from './session-actions';

export const metadata: Metadata = {
  title: { default: 'Office', template: '%s · Office' },
  robots: { index: false, follow: false },
};

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const [user, { locale, timeZone, liveAt }] = await Promise.all([currentUser(), readBusiness(member.ctx)]);
  const home = siteLinks(member.tenant.slug).home;
  return (
    <LocaleProvider locale={locale} clock={officeClock(timeZone)}>
      <Shell
        business={member.tenant}
        businesses={(user?.memberships ?? []).map((each) => ({ id: each.tenantId, name: each.tenantName }))}
        user={member.user}
        scheme={schemeOf((await cookies()).get(schemeCookie)?.value)}
        may={[...member.permissions]}
        find={findAction}
        assistant={hasAssistant() ? assistantActions : null}
        switchTo={switchBusinessAction}
        signOut={signOutAction}
        banner={
          <>
            {member.impersonation ? (
              <ImpersonationBanner impersonation={member.impersonation} operator={member.user.name} />
            ) : (
              user && !user.emailProven && <ProofBanner email={user.email} />
            )}
            {liveAt === null && <DraftBanner siteHref={home} mayGoLive={member.may('settings:edit')} />}
          </>
        }
      >
        <FileActionsProvider actions={fileActions}>{children}</FileActionsProvider>
        <PreviewHint cookie={previewCookie} path={home} isDraft={liveAt === null} />
        <ConfirmItIsYou secondFactor={user?.secondFactor ?? false} confirm={confirmSessionAction} />
        {isDemo() && <RefreshOnMessage />}
      </Shell>
      <Toaster />
    </LocaleProvider>
  );
}

const fileActions = {
  list: listPicturesAction,
  start: startUploadAction,
  finish: finishUploadAction,
  cancel: cancelUploadAction,
  describe: describeFileAction,
};

const assistantActions = {
  read: readAssistantAction,
  readConversation: readConversationAction,
  erase: eraseConversationAction,
  eraseAll: eraseConversationsAction,
  exportAll: exportConversationsAction,
  readProposal: readProposalAction,
  confirm: confirmProposalAction,
  decline: declineProposalAction,
  undo: undoAction,
};

const YEAR = 366 * 86_400_000;

/** Covers all that the office shows: from the oldest stored data to the booking horizon. */
function officeClock(timeZone: string) {
  const now = Date.now();
  return zoneClock(timeZone, now - 10 * YEAR, now + 4 * YEAR);
}
