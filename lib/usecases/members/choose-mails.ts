import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readHeardTopics, writeHeardTopics } from '@/lib/data/outbox/mail-delivery';
import type { MailChoiceInput } from '@/lib/domain/editing/mail-choice-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { hears, mailTopics } from '@/lib/domain/mail-topics';
import { permit } from '@/lib/usecases/permit';

/** What the signed-in member hears of by mail in this business. Null for whoever isn't a member of it. */
export async function readMailChoice(ctx: TenantContext): Promise<MailChoiceInput | null> {
  const { kind, id, role } = ctx.actor;
  if (kind !== 'MEMBER' || !id || !role) return null;
  const member = { role, chosen: await readHeardTopics(ctx, id) };
  return {
    BOOKED: hears(member, 'BOOKED'),
    MOVED: hears(member, 'MOVED'),
    CANCELED: hears(member, 'CANCELED'),
    PAID: hears(member, 'PAID'),
  };
}

/** Each member chooses for themself, from the next mail on. Refuses with `not_allowed` for whoever isn't a member. */
export async function chooseMails(ctx: TenantContext, choice: MailChoiceInput): Promise<EditResult<object>> {
  permit(ctx, 'ownMails:choose');
  const { kind, id } = ctx.actor;
  if (kind !== 'MEMBER' || !id) return notAllowed('Only a member of the business gets its mails.');
  await writeHeardTopics(
    ctx,
    id,
    mailTopics.filter((topic) => choice[topic]),
  );
  return { ok: true };
}
