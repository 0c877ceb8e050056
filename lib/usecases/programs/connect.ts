import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { activeOwnerUsers } from '@/lib/data/people/members';
import { tenantName } from '@/lib/data/people/memberships';
import { addProgramTokens } from '@/lib/data/people/program-tokens';
import {
  addProgramAccess,
  countProgramAccess,
  keepProgram,
  type NewProgram,
} from '@/lib/data/people/programs';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditRefusal, type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { programTokenSeconds } from '@/lib/domain/programs/lives';
import {
  type ConnectProgramInput,
  connectProgramInput,
  requestFault,
} from '@/lib/domain/programs/request-input';
import { type ProgramScope, scopeWords } from '@/lib/domain/programs/scopes';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { operation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { noteForOwners } from '../account/note-event';
import { refuseUnproven } from '../account/unproven';
import { inOneTransaction } from '../catalogue/edit';
import { refuseFormerOwner } from '../members/former-owner';
import { answerAddress, programResource } from './answer-address';
import { knownProgram } from './known-program';
import { askedScopes } from './read-request';

/** More than a team has assistants; a list that nobody looks through hides what shouldn't be there. */
const MOST_PROGRAMS = 100;

export const connectProgram = operation({
  name: 'program.connect',
  can: 'program:connect',
  effect: 'tells',
  confirmed: true,
  input: connectProgramInput,
  /** Where the browser brings the program its code; the code appears in this answer and nowhere else. */
  output: z.object({ address: z.string() }),
  describe:
    'Lets a program act for oneself in the business, within chosen limits, and notifies the owners by mail.',
  run: connect,
});

async function connect(
  ctx: TenantContext,
  { request, businessId, scopes }: ConnectProgramInput,
): Promise<EditResult<{ address: string }>> {
  // In another tab another business may have been opened since the page asked about this one.
  if (businessId !== ctx.tenantId)
    return {
      ok: false,
      reason: 'not_found',
      detail: 'You have opened another business meanwhile. Reload this page, then decide again.',
    };
  const known = await knownProgram(request);
  if (!known.ok) return known;
  const fault = requestFault(request, programResource());
  if (fault) return notAllowed(fault.description);
  const asked = askedScopes(request);
  if (!scopes.every((scope) => asked.includes(scope)))
    return notAllowed('The program has not asked for this. Reload the page, then decide again.');
  const made = await inOneTransaction(ctx, (tx) => allow(tx, ctx, known.program, request, scopes));
  if (!made.ok) return made;
  publishJobs(made.jobs);
  return {
    ok: true,
    address: answerAddress(request.redirect_uri, { code: made.code, state: request.state }),
  };
}

async function allow(
  tx: Tx,
  ctx: TenantContext,
  program: NewProgram,
  request: ConnectProgramInput['request'],
  scopes: ProgramScope[],
): Promise<EditResult<{ code: string; jobs: NewJob[] }>> {
  const { id: userId } = ctx.actor;
  const refusal = await refuse(tx, ctx, userId);
  if (refusal || !userId) return refusal ?? notAllowed('Only a person can connect a program.');
  const code = randomToken('pc_');
  const expiresAt = new Date(Date.now() + programTokenSeconds.CODE * 1000);
  const { name, address } = program;
  const [id, jobs] = await asSystemWithin(tx, async () => {
    const programId = await keepProgram(tx, program);
    const access = { userId, programId, name, address, scopes, endsAt: expiresAt };
    const accessId = await addProgramAccess(tx, ctx, access);
    await addProgramTokens(tx, ctx, [
      {
        accessId,
        kind: 'CODE',
        tokenHash: tokenHash(code),
        redirectUri: request.redirect_uri,
        challenge: request.code_challenge ?? '',
        expiresAt,
      },
    ]);
    const owners = await activeOwnerUsers(tx, ctx.tenantId);
    const allowed = scopes.map((scope) => scopeWords[scope].label.toLowerCase()).join('; ');
    const told = await noteForOwners(tx, [...new Set([userId, ...owners])], {
      kind: 'program_connected',
      about: `“${name}” for ${ctx.actor.name} in ${await tenantName(tx, ctx.tenantId)} (${allowed})`,
    });
    return [accessId, told] as const;
  });
  await addAudit(tx, ctx, { action: 'program.connected', subjectId: id, after: { name, scopes } });
  return { ok: true, code, jobs };
}

async function refuse(tx: Tx, ctx: TenantContext, userId: string | null): Promise<EditRefusal | null> {
  const refusal = await refuseFormerOwner(tx, ctx, 'program:connect');
  if (refusal || !userId) return refusal;
  if ((await countProgramAccess(tx, ctx, Date.now())) >= MOST_PROGRAMS)
    return notAllowed(`${MOST_PROGRAMS} programs are connected. Disconnect one that nobody uses any more.`);
  return asSystemWithin(tx, () => refuseUnproven(tx, userId, 'connect a program'));
}
