import { asSystem } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { createUser, findUserByEmail } from '@/lib/data/people/users';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { type SignUpInput, signUpInput } from '@/lib/domain/editing/sign-up-input';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { refuseNewPassword } from '../account/new-password';
import { queueProof } from '../account/prove-address';
import { refuseCountry } from '../connect/country';
import { openedBusiness } from './answers';
import { againIfTaken, type OpenedBusiness, openBusinessFor } from './open-business';

export type SignedUp = OpenedBusiness & { userId: string };

export const signUp = publicOperation({
  name: 'business.sign_up',
  effect: 'tells',
  input: signUpInput,
  output: openedBusiness,
  describe: 'Creates an account with a first business, and mails the link that proves the e-mail address.',
  run: open,
});

/**
 * Creates an owner with a business in one transaction, and queues the mail with the link that proves the address.
 * Refuses an address that has an account (`conflict`): that person signs in first and adds the business to it, so that
 * nobody can attach themselves to somebody else's account.
 */
async function open(input: SignUpInput): Promise<EditResult<SignedUp>> {
  const email = normalizeEmail(input.email);
  const { ownerName: name, email: _, password, ...business } = input;
  const refusal =
    refuseCountry(business.country) ??
    (await refuseNewPassword(password, { name, email, personal: [business.businessName] }));
  if (refusal) return refusal;
  const passwordHash = await hashPassword(password);
  let jobs: NewJob[] = [];
  const made = await againIfTaken(() =>
    asSystem(async (tx): Promise<EditResult<SignedUp>> => {
      if (await findUserByEmail(tx, email)) return known();
      const userId = await createUser(tx, { email, name, passwordHash, emailProvenAt: null });
      const opened = await openBusinessFor(tx, business, { id: userId, name, email });
      jobs = [await queueProof(tx, { id: userId, email })];
      return { ok: true, userId, ...opened };
    }),
  );
  if (made.ok) publishJobs(jobs);
  return made;
}

function known(): EditResult<never> {
  const detail = 'There is an account with this address already. Sign in, then add your business to it.';
  return { ok: false, reason: 'conflict', detail, errors: [{ path: 'email', message: detail }] };
}
