import { LinkIcon } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import { siteLinks } from '@/lib/domain/site-links';
import { PageNote } from './page-note';

type LinkProblemProps = { reason: 'expired' | 'replaced' | 'unknown'; tenantSlug: string | null };

export const linkProblemWords = {
  expired: ['This link has expired', 'Links to a booking work until 30 days after it.'],
  replaced: [
    'There is a newer link',
    'This link was replaced. Please use the one in the newest mail we sent you.',
  ],
  unknown: [
    'This link doesn’t work',
    'It may have been cut off when it was copied. Please open it from the mail again.',
  ],
} as const;

/** Shown instead of a customer's page when its link is invalid. Never says whether a booking exists. */
export function LinkProblem({ reason, tenantSlug }: LinkProblemProps) {
  const [title, sentence] = linkProblemWords[reason];
  return (
    <PageNote
      icon={LinkIcon}
      title={title}
      actions={
        <LinkButton tone="accent" href={tenantSlug ? siteLinks(tenantSlug).findBooking : '/manage'}>
          Send me my link again
        </LinkButton>
      }
    >
      <p>{sentence}</p>
    </PageNote>
  );
}
