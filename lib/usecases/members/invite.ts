import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem, asSystemWithin } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { mayMailOthers } from '@/lib/data/outbox/mail-delivery';
import { findMemberByUser } from '@/lib/data/people/members';
import { addToken, invitationsSince, type NewToken, withdrawInvitation } from '@/lib/data/people/tokens';
import { findUserByEmail } from '@/lib/data/people/users';
import { addAudit } from '@/lib/data/tenants/audit';
import { DAY } from '@/lib/domain/durations';
import { idField } from '@/lib/domain/editing/fields';
import { type InvitationInput, invitationInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { issueLink } from '../account/link-token';
import { queueLinkMail } from '../account/queue-link-mail';
import { inOneTransaction } from '../catalogue/edit';
import { refuseFormerOwner } from './former-owner';

/**
 * Invitations per day to one address over all businesses: enough for genuine ones, too few for a crowd of made-up
 * businesses.
 */
const mostADay = 3;

export const inviteMember = operation({
  name: 'member.invite',
  can: 'member:manage',
  effect: 'tells',
  confirmed: true,
  input: invitationInput,
  output: nothing,
  describe: 'Mails a person an invitation to join the team.',
  run: invite,
});

/**
 * Valid for seven days, once (rule: links); one mail per day and address. It is a mail to a stranger, so the owner's
 * own address must be proven first. An invitation on a later day replaces the former one.
 */
async function invite(
  ctx: TenantContext,
  input: InvitationInput,
  now = Date.now(),
): Promise<EditResult<object>> {
  const email = normalizeEmail(input.email);
  if (!(await mayMailOthers(ctx)))
    return notAllowed(
      'Confirm your own e-mail address first: we have mailed you a link. Until then your business can’t invite anybody.',
    );
  const known = await asSystem((tx) => findUserByEmail(tx, email));
  const invited = await inOneTransaction<{ job: NewJob }>(ctx, async (tx) => {
    const refusal = await refuseFormerOwner(tx, ctx, 'member:manage');
    if (refusal) return refusal;
    if (known && (await findMemberByUser(tx, ctx, known.id))?.active)
      return refuseField('email', 'This person is on the team already.');
    const today = await asSystemWithin(tx, () => invitationsSince(tx, email, new Date(now - DAY)));
    if (today.includes(ctx.tenantId))
      return refuseField('email', 'You have invited this address today. The link is in their mail.');
    if (today.length >= mostADay)
      return refuseField('email', 'This address was sent as many invitations as it may be in a day.');
    const link = issueLink('INVITATION');
    const token: NewToken = {
      ...link,
      kind: 'INVITATION',
      userId: null,
      tenantId: ctx.tenantId,
      email,
      role: input.role,
      invitedBy: ctx.actor.kind === 'MEMBER' ? ctx.actor.id : null,
      expiresAt: new Date(now + 7 * DAY),
    };
    await asSystemWithin(tx, () => addToken(tx, token));
    const job = await queueLinkMail(tx, ctx.tenantId, link.id);
    const after = { email, role: input.role };
    await addAudit(tx, ctx, { action: 'member.invited', subjectId: link.id, after });
    return { ok: true, job };
  });
  if (!invited.ok) return invited;
  publishJobs([invited.job]);
  return { ok: true };
}

const oneInvitation = z.strictObject({ id: idField });

export const withdraw = operation({
  name: 'member.withdraw_invitation',
  can: 'member:manage',
  effect: 'write',
  confirmed: true,
  input: oneInvitation,
  output: nothing,
  describe: 'Withdraws an invitation, so that its link stops working.',
  run: (ctx: TenantContext, { id }: z.output<typeof oneInvitation>) =>
    inOneTransaction<object>(ctx, async (tx) => {
      const refusal = await refuseFormerOwner(tx, ctx, 'member:manage');
      if (refusal) return refusal;
      const withdrawn = await asSystemWithin(tx, () => withdrawInvitation(tx, ctx.tenantId, id));
      if (!withdrawn) return notFound('invitation');
      await addAudit(tx, ctx, { action: 'member.invitation_withdrawn', subjectId: id });
      return { ok: true };
    }),
});
