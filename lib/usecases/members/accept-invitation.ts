import { z } from 'zod';
import { asSystem } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { addMember } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { findToken, spendToken } from '@/lib/data/people/tokens';
import { createUser, findUserByEmail, proveEmail } from '@/lib/data/people/users';
import {
  type AcceptInvitationInput,
  acceptInvitationInput,
  linkInput,
} from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import type { MemberRole } from '@/lib/domain/permissions';
import { hashPassword, verifyPassword } from '@/lib/integrations/crypto/password-hash';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { mailsMayGo } from '../account/mails-may-go';
import { refuseNewPassword } from '../account/new-password';
import { invitation } from './answers';

export type Invitation = {
  email: string;
  role: MemberRole;
  businessName: string;
  /** Set when the person has an account and joins with its password. */
  knownUser: { name: string } | null;
};

export const readInvitation = publicOperation({
  name: 'invitation.read',
  effect: 'read',
  input: linkInput,
  output: invitation.nullable(),
  describe: 'Reads the invitation to a team that a mailed link belongs to.',
  run: ({ token }: z.output<typeof linkInput>, now?: number) => read(token, now),
});

/** Null when the link was used, has expired or isn't ours. */
function read(token: string, now = Date.now()): Promise<Invitation | null> {
  return asSystem(async (tx) => {
    const found = await findToken(tx, 'INVITATION', tokenHash(token), now);
    if (!found?.tenantId || !found.role) return null;
    const user = await findUserByEmail(tx, found.email);
    return {
      email: found.email,
      role: found.role,
      businessName: await tenantName(tx, found.tenantId),
      knownUser: user && { name: user.name },
    };
  });
}

export const acceptInvitation = publicOperation({
  name: 'invitation.accept',
  effect: 'tells',
  input: acceptInvitationInput,
  output: z.object({ email: z.string() }),
  describe: 'Accepts an invitation by its mailed link and joins the team.',
  run: accept,
});

/**
 * Joins the team. A person with an account proves it with its password and keeps name and password; anyone else gets an
 * account with the given ones. The address counts as proven by the link: mails held for that are released.
 */
async function accept(
  input: AcceptInvitationInput,
  now = Date.now(),
): Promise<EditResult<{ email: string }>> {
  const invited = await read(input.token, now);
  if (!invited) return used();
  if (!invited.knownUser) {
    const { email, businessName } = invited;
    const person = { email, name: input.name, personal: [businessName] };
    const refusal = await refuseNewPassword(input.password, person);
    if (refusal) return refusal;
  }
  const passwordHash = await hashPassword(input.password);
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<EditResult<{ email: string }>> => {
    const token = await findToken(tx, 'INVITATION', tokenHash(input.token), now);
    if (!token?.tenantId || !token.role) return used();
    const user = await findUserByEmail(tx, token.email);
    if (user && !(await verifyPassword(user.passwordHash, input.password)))
      return refuseField('password', 'This is not the password of your account.');
    if (!(await spendToken(tx, token.id))) return used();
    // Following the link proves the address.
    const newcomer = { email: token.email, name: input.name, passwordHash, emailProvenAt: new Date(now) };
    const userId = user?.id ?? (await createUser(tx, newcomer));
    if (user && (await proveEmail(tx, user.id))) jobs.push(...(await mailsMayGo(tx, user.id)));
    await addMember(tx, token.tenantId, userId, token.role);
    return { ok: true, email: token.email };
  });
  publishJobs(jobs);
  return result;
}

const used = () => notAllowed('This invitation is used up or too old. Ask for a new one.');
