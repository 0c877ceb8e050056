import { createHash } from 'node:crypto';
import { z } from 'zod';
import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import type { NewJob } from '@/lib/data/outbox/jobs';
import {
  addProgramTokens,
  lockProgramToken,
  prolongProgramAccess,
  type ShownToken,
  spendProgramToken,
} from '@/lib/data/people/program-tokens';
import { programTokenSeconds } from '@/lib/domain/programs/lives';
import { type ExchangeInput, exchangeInput, isResource } from '@/lib/domain/programs/request-input';
import { randomToken, tokenHash } from '@/lib/integrations/crypto/secret-token';
import { publicOperation } from '@/lib/usecases/operation';
import { publishJobs } from '@/lib/usecases/outbox/publish';
import { programResource } from './answer-address';
import { endForReuse } from './end-access';

/** The names are OAuth's (RFC 6749, 5.1). */
const tokens = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  refresh_token: z.string(),
  scope: z.string(),
});
type Tokens = z.output<typeof tokens>;
type Refused = {
  ok: false;
  error: 'invalid_grant' | 'invalid_target' | 'invalid_scope';
  description: string;
};
type Exchanged = ({ ok: true } & Tokens) | Refused;

export const exchangeProgramToken = publicOperation({
  name: 'program.exchange',
  effect: 'write',
  input: exchangeInput,
  output: tokens,
  describe:
    'Gives a program its tokens, for the code that a person brought it or for its last refresh token, once.',
  run: exchange,
});

const noGrant = (description: string): Refused => ({ ok: false, error: 'invalid_grant', description });

/**
 * Whatever is shown is used up, whether it was right or not. What was used up before ends the whole access: either the
 * program or a thief shows it for the second time, and nobody can tell which.
 */
async function exchange(input: ExchangeInput): Promise<Exchanged> {
  if (!isResource(input.resource, programResource()))
    return { ok: false, error: 'invalid_target', description: `The resource here is ${programResource()}.` };
  const shown = input.grant_type === 'refresh_token' ? input.refresh_token : input.code;
  const kind = input.grant_type === 'refresh_token' ? 'REFRESH' : 'CODE';
  const jobs: NewJob[] = [];
  const result = await asSystem(async (tx): Promise<Exchanged> => {
    const token = await lockProgramToken(tx, [kind], tokenHash(shown));
    if (!token || token.clientId !== input.client_id)
      return noGrant('We don’t know this, or it isn’t yours.');
    if (token.isUsed) {
      jobs.push(...(await endForReuse(tx, token)));
      return noGrant('This was used before. The access has ended; ask the person again.');
    }
    await spendProgramToken(tx, token.ctx, token.id);
    const fault = faultOf(token, input);
    return fault ?? give(tx, token);
  });
  publishJobs(jobs);
  return result;
}

function faultOf(token: ShownToken, input: ExchangeInput): Refused | null {
  if (token.expiresAt <= Date.now()) return noGrant('This is too old. Ask the person again.');
  if (!token.isAllowed) return noGrant('The access was taken back.');
  if (input.grant_type === 'refresh_token') {
    const wants = (input.scope ?? '').split(' ').filter(Boolean);
    if (wants.every((scope) => token.scopes.includes(scope))) return null;
    return { ok: false, error: 'invalid_scope', description: 'More was asked than the person has allowed.' };
  }
  if (token.redirectUri !== input.redirect_uri) return noGrant('redirect_uri is not the one of the request.');
  if (token.challenge !== challengeOf(input.code_verifier))
    return noGrant('code_verifier doesn’t fit the code_challenge of the request.');
  return null;
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

async function give(tx: Tx, { ctx, accessId, scopes }: ShownToken): Promise<Exchanged> {
  const made = { ACCESS: randomToken('pa_'), REFRESH: randomToken('pr_') };
  const until = (kind: 'ACCESS' | 'REFRESH') => new Date(Date.now() + programTokenSeconds[kind] * 1000);
  await addProgramTokens(
    tx,
    ctx,
    (['ACCESS', 'REFRESH'] as const).map((kind) => ({
      accessId,
      kind,
      tokenHash: tokenHash(made[kind]),
      expiresAt: until(kind),
    })),
  );
  await prolongProgramAccess(tx, ctx, accessId, until('REFRESH'));
  return {
    ok: true,
    access_token: made.ACCESS,
    token_type: 'Bearer',
    expires_in: programTokenSeconds.ACCESS,
    refresh_token: made.REFRESH,
    scope: scopes.join(' '),
  };
}
