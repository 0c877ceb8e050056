import { z } from 'zod';
import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { addToken, findToken, mailedSince, spendToken } from '@/lib/data/people/tokens';
import { lockUser, proveEmail } from '@/lib/data/people/users';
import { DAY } from '@/lib/domain/durations';
import { linkInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { nothing } from '@/lib/usecases/answers';
import { personOperation, publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { issueLink } from './link-token';
import { mailsMayGo } from './mails-may-go';
import { noteEvent } from './note-event';
import { queueLinkMail } from './queue-link-mail';

const WEEK = 7 * DAY;
const AGAIN_AFTER = 5 * 60_000;
/** Mails per day to one unproven address, which may belong to a stranger. */
const mostADay = 5;

/**
 * Queues the mail with the link that proves an address: valid for seven days, once (rule: links). @returns the job that
 * sends it
 */
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

export const mailProofAgain = personOperation({
  name: 'address_proof.send',
  effect: 'tells',
  input: nothing,
  output: nothing,
  describe: 'Mails the link that proves one’s own e-mail address again.',
  run: (user: Unproven, _: object, now?: number) => mailAgain(user, now),
});

type Unproven = { id: string; email: string; emailProven: boolean };

/** At most one mail in five minutes and five a day: the address may belong to a stranger. */
async function mailAgain(user: Unproven, now = Date.now()): Promise<EditResult<object>> {
  if (user.emailProven) return notAllowed('Your address is confirmed already.');
  const result = await asSystem(async (tx): Promise<EditResult<{ job: NewJob }>> => {
    // Concurrent requests wait for each other here, so the second one sees the first one's link.
    await lockUser(tx, user.id);
    const link = { kind: 'ADDRESS_PROOF', email: user.email, tenantId: null } as const;
    if ((await mailedSince(tx, link, new Date(now - AGAIN_AFTER))) > 0)
      return notAllowed('The link is on its way. Please wait five minutes before you ask for another.');
    if ((await mailedSince(tx, link, new Date(now - DAY))) >= mostADay)
      return notAllowed('We have mailed you as many links as we do in a day. Each of them still works.');
    return { ok: true, job: await queueProof(tx, user, now) };
  });
  if (!result.ok) return result;
  publishJobs([result.job]);
  return { ok: true };
}

export const readProof = publicOperation({
  name: 'address_proof.read',
  effect: 'read',
  input: linkInput,
  output: z.object({ email: z.string(), userId: z.string().nullable() }).nullable(),
  describe: 'Reads which e-mail address a link proves.',
  run: read,
});

/** Null when the link was used or has expired. */
function read(
  { token }: { token: string },
  now = Date.now(),
): Promise<{ email: string; userId: string | null } | null> {
  return asSystem(async (tx) => {
    const found = await findToken(tx, 'ADDRESS_PROOF', tokenHash(token), now);
    return found && { email: found.email, userId: found.userId };
  });
}

export const proveAddress = publicOperation({
  name: 'address_proof.accept',
  effect: 'tells',
  input: linkInput,
  output: z.object({ email: z.string() }),
  describe:
    'Proves one’s own e-mail address by its mailed link, and sends the mails that were held until then.',
  run: prove,
});

/**
 * Proves the address and releases the mails that were held for it, when the person presses the button behind the link.
 * Only in a session of that very account (`userId` is the signed-in person): somebody under whose address a stranger
 * has opened an account receives the mail too, and must not prove it for the stranger.
 */
async function prove(
  input: { token: string },
  userId: string | null,
  now = Date.now(),
): Promise<EditResult<{ email: string }>> {
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<EditResult<{ email: string }>> => {
    const token = await findToken(tx, 'ADDRESS_PROOF', tokenHash(input.token), now);
    if (token?.userId && token.userId !== userId)
      return notAllowed('Please sign in to the account of this address first.');
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
