import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readHeardTopics, writeHeardTopics } from '@/lib/data/outbox/mail-delivery';
import { type MailChoiceInput, mailChoiceInput } from '@/lib/domain/editing/mail-choice-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { hears, mailTopics } from '@/lib/domain/mail-topics';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const readMailChoice = operation({
  name: 'mail_choice.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: mailChoiceInput.nullable(),
  describe: 'Reads which mails the signed-in member gets from this business.',
  run: read,
});

/** Null for a person who isn't a member. */
async function read(ctx: TenantContext): Promise<MailChoiceInput | null> {
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

export const chooseMails = operation({
  name: 'mail_choice.save',
  can: 'ownMails:choose',
  effect: 'write',
  input: mailChoiceInput,
  output: nothing,
  describe: 'Changes which mails the signed-in member gets from this business.',
  run: choose,
});

/** Refuses with `not_allowed` for a person who isn't a member. */
async function choose(ctx: TenantContext, choice: MailChoiceInput): Promise<EditResult<object>> {
  const { kind, id } = ctx.actor;
  if (kind !== 'MEMBER' || !id) return notAllowed('Only a member of the business gets its mails.');
  await writeHeardTopics(
    ctx,
    id,
    mailTopics.filter((topic) => choice[topic]),
  );
  return { ok: true };
}
