import type { Tx } from '@/lib/data/connection/transaction';
import { revokeKeysOf } from '@/lib/data/people/api-keys';
import { removeSecondFactor } from '@/lib/data/people/second-factor';
import { withdrawEveryInvitationOf } from '@/lib/data/people/tokens';
import { isEmailProven } from '@/lib/data/people/users';
import { type EditRefusal, notAllowed } from '@/lib/domain/editing/refusal';

/**
 * Anybody can sign up with anybody's address. Until the address is proven the account may be a stranger's, so nothing
 * is set up in it that would outlast the day on which the address's owner takes it over: no second factor, no API key,
 * no payouts (and no invitations: inviteMember). Runs as the system role. Null: allowed.
 */
export async function refuseUnproven(tx: Tx, userId: string, what: string): Promise<EditRefusal | null> {
  if (await isEmailProven(tx, userId)) return null;
  return notAllowed(`Confirm your e-mail address first: we have mailed you a link. Then you can ${what}.`);
}

/**
 * Ends what was set up in an account before its address was proven, together with its sessions, when the owner of the
 * address takes the account over.
 */
export async function endWhatAStrangerLeft(tx: Tx, userId: string): Promise<void> {
  await removeSecondFactor(tx, userId);
  await revokeKeysOf(tx, userId);
  await withdrawEveryInvitationOf(tx, userId);
}
