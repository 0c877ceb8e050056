import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import type { MailAbout } from '@/lib/domain/mail-about';
import type { MailKind } from '@/lib/domain/mail-kinds';
import { type NewJob, newJob } from './jobs';

/** A mail to send. One for the office has no recipient yet: its recipients are looked up when it is sent. */
export type NewMail = {
  kind: MailKind;
  bookingId: string | null;
  recipient: string;
  about?: MailAbout;
};

/**
 * Writes the mails.
 * @returns the jobs that send them, for the same transaction
 */
export async function addMails(tx: Tx, ctx: TenantContext, mails: NewMail[]): Promise<NewJob[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ about = {}, ...mail }) => ({
    mail: { ...mail, id: newId(), tenantId: ctx.tenantId },
    about,
  }));
  await tx.mail.createMany({ data: rows.map(({ mail }) => mail) });
  return rows.map(({ mail, about }) =>
    newJob('send_mail', { mailId: mail.id, ...about }, { dedupeKey: `mail:${mail.id}` }),
  );
}
