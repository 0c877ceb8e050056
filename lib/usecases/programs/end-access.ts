import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { tenantName } from '@/lib/data/people/memberships';
import { lockProgramToken, type ShownToken, spendProgramToken } from '@/lib/data/people/program-tokens';
import { endProgramAccess } from '@/lib/data/people/programs';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EndTokenInput, endTokenInput } from '@/lib/domain/programs/request-input';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { nothing } from '@/lib/usecases/answers';
import { publicOperation } from '@/lib/usecases/operation';
import { noteEvent } from '../account/note-event';

export const endProgramToken = publicOperation({
  name: 'program.end_token',
  effect: 'write',
  input: endTokenInput,
  output: nothing,
  describe:
    'Ends what a program holds, at its own wish: an access token alone, with a refresh token the whole access.',
  run: end,
});

/** Whether there was such a token is not said (RFC 7009, 2.2). */
async function end({ token, client_id }: EndTokenInput): Promise<{ ok: true }> {
  await asSystem(async (tx) => {
    const found = await lockProgramToken(tx, ['ACCESS', 'REFRESH'], tokenHash(token));
    if (found?.clientId !== client_id) return;
    if (found.kind === 'REFRESH') await endAccess(tx, found, 'program');
    else await spendProgramToken(tx, found.ctx, found.id);
  });
  return { ok: true };
}

/** What was used up was shown again: ends the access and tells the member who gave it; in a system transaction. */
export async function endForReuse(tx: Tx, token: ShownToken): Promise<NewJob[]> {
  if (!(await endAccess(tx, token, 'reuse'))) return [];
  return noteEvent(tx, {
    userId: token.userId,
    kind: 'program_ended',
    about: `“${token.programName}” in ${await tenantName(tx, token.ctx.tenantId)}`,
  });
}

async function endAccess(tx: Tx, { ctx, accessId }: ShownToken, by: 'program' | 'reuse'): Promise<boolean> {
  const gone = await endProgramAccess(tx, ctx, accessId, null);
  if (!gone) return false;
  const { name, scopes } = gone;
  await addAudit(tx, ctx, {
    action: 'program.disconnected',
    subjectId: accessId,
    before: { name, scopes },
    after: { by },
  });
  return true;
}
