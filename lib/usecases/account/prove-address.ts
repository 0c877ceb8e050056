import type { NewJob } from '@/lib/data/jobs';
import { addToken, findToken, spendToken, wasMailedSince } from '@/lib/data/tokens';
import { asSystem, type Tx } from '@/lib/data/transaction';
import { proveEmail } from '@/lib/data/users';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { tokenHash } from '@/lib/integrations/crypto/secretToken';
import { publishJobs } from '../jobs/publish';
import { issueLink } from './link-token';
import { mailsMayGo } from './mails-may-go';
import { noteEvent } from './note-event';
import { queueLinkMail } from './queue-link-mail';

const WEEK = 7 * 86_400_000;
const AGAIN_AFTER = 5 * 60_000;

/** The link that proves an address: seven days, once (rule: links). @returns the job that mails it */
export async function queueProof(
  tx: Tx,
  user: { id: string; email: string },
  now = Date.now(),
): Promise<NewJob> {
  const link = issueLink('ADDRESS_PROOF');
  await addToken(tx, {
    ...link,
    kind: 'ADDRESS_PROOF',
    userId: user.id,
    tenantId: null,
    email: user.email,
    role: null,
    expiresAt: new Date(now + WEEK),
  });
  return queueLinkMail(tx, null, link.id);
}

/** Mails it again; not within five minutes of the last one. */
export async function mailProofAgain(
  user: { id: string; email: string; emailProven: boolean },
  now = Date.now(),
): Promise<EditResult<object>> {
  if (user.emailProven) return notAllowed('Your address is confirmed already.');
  const job = await asSystem(async (tx) => {
    const last = { kind: 'ADDRESS_PROOF', email: user.email, tenantId: null } as const;
    if (await wasMailedSince(tx, last, new Date(now - AGAIN_AFTER))) return null;
    return queueProof(tx, user, now);
  });
  if (!job) return notAllowed('The link is on its way. Please wait five minutes before you ask for another.');
  publishJobs([job]);
  return { ok: true };
}

/** Whose address a link proves, for the page that asks; null when it is used up or too old. Changes nothing. */
export function readProof(token: string, now = Date.now()): Promise<{ email: string } | null> {
  return asSystem(async (tx) => {
    const found = await findToken(tx, 'ADDRESS_PROOF', tokenHash(token), now);
    return found && { email: found.email };
  });
}

/** The person pressed the button behind the link: the address is theirs, and what waited for that is sent. */
export async function proveAddress(
  input: { token: string },
  now = Date.now(),
): Promise<EditResult<{ email: string }>> {
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<EditResult<{ email: string }>> => {
    const token = await findToken(tx, 'ADDRESS_PROOF', tokenHash(input.token), now);
    if (!token?.userId || !(await spendToken(tx, token.id)))
      return notAllowed('This link is used up or too old. Ask for a new one in your office.');
    if (await proveEmail(tx, token.userId)) {
      jobs.push(...(await noteEvent(tx, { userId: token.userId, kind: 'address_proven' })));
      jobs.push(...(await mailsMayGo(tx, token.userId)));
    }
    return { ok: true, email: token.email };
  });
  publishJobs(jobs);
  return result;
}
