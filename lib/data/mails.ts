import type { TenantContext } from './context';
import { type NewJob, newJob } from './jobs';
import { newId } from './newId';
import type { Tx } from './transaction';

/** A mail that is owed. An owner's mail has no recipient yet: it is looked up when the mail is sent. */
export type NewMail = {
  kind: string;
  bookingId: string | null;
  recipient: string;
  /** The movement of money that the mail is about. */
  refundId?: string;
};

/** Writes the mails and @returns the jobs that send them, for the same transaction. */
export async function addMails(tx: Tx, ctx: TenantContext, mails: NewMail[]): Promise<NewJob[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ refundId, ...mail }) => ({
    mail: { ...mail, id: newId(), tenantId: ctx.tenantId },
    more: refundId ? { refundId } : {},
  }));
  await tx.mail.createMany({ data: rows.map(({ mail }) => mail) });
  return rows.map(({ mail, more }) =>
    newJob('send_mail', { mailId: mail.id, ...more }, { dedupeKey: `mail:${mail.id}` }),
  );
}
