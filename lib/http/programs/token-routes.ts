import { endTokenInput, exchangeInput, programMetadata } from '@/lib/domain/programs/request-input';
import { endProgramToken } from '@/lib/usecases/programs/end-access';
import { exchangeProgramToken } from '@/lib/usecases/programs/exchange';
import { registerProgram } from '@/lib/usecases/programs/register';
import { oauthRoute, refusal } from './oauth-route';

export const giveTokens = oauthRoute('/api/oauth/token', {
  limit: 'programToken',
  sends: 'form',
  input: exchangeInput,
  fault: 'invalid_request',
  run: async (input) => {
    const outcome = await exchangeProgramToken(input);
    if (!outcome.ok) return refusal(outcome.error, outcome.description);
    const { ok: _, ...tokens } = outcome;
    return { status: 200, body: tokens };
  },
});

/** RFC 7009: the same answer whether there was such a token or not. */
export const endToken = oauthRoute('/api/oauth/revoke', {
  limit: 'programToken',
  sends: 'form',
  input: endTokenInput,
  fault: 'invalid_request',
  run: async (input) => {
    await endProgramToken(input);
    return { status: 200, body: null };
  },
});

/** RFC 7591. Programs keep no secret here: PKCE and the address of the answer say who they are. */
export const register = oauthRoute('/api/oauth/register', {
  limit: 'programRegistration',
  sends: 'json',
  input: programMetadata,
  fault: 'invalid_client_metadata',
  run: async (input) => {
    const { clientId } = await registerProgram(input);
    return {
      status: 201,
      body: {
        client_id: clientId,
        client_id_issued_at: Math.floor(Date.now() / 1000),
        ...input,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    };
  },
});
