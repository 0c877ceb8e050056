import { programScopes } from '@/lib/domain/programs/scopes';
import { observed } from '@/lib/http/request/observe';
import { requestIdOf } from '@/lib/http/request/request-id';
import { places } from './places';

const document = (route: string, body: () => object) => (request: Request) =>
  observed(`GET ${route}`, async () =>
    Response.json(body(), {
      headers: {
        'Cache-Control': 'public, max-age=300',
        'X-Request-Id': requestIdOf(request.headers),
      },
    }),
  );

/** RFC 8414: how a program gets a token. */
export const serverDocument = document('/.well-known/oauth-authorization-server', () => {
  const { issuer, authorize, token, register, revoke } = places();
  return {
    issuer,
    authorization_endpoint: authorize,
    token_endpoint: token,
    registration_endpoint: register,
    revocation_endpoint: revoke,
    scopes_supported: programScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    client_id_metadata_document_supported: true,
    authorization_response_iss_parameter_supported: true,
  };
});

/** RFC 9728: what the token is for, and who issues it. */
export const aboutResource = document('/.well-known/oauth-protected-resource', () => ({
  resource: places().resource,
  resource_name: 'MAIS',
  authorization_servers: [places().issuer],
  scopes_supported: programScopes,
  bearer_methods_supported: ['header'],
}));

/** The header of a refusal, by which a program finds out how to be let in (RFC 6750, 3; RFC 9728, 5.1). */
export function challenge(error?: 'invalid_token' | 'insufficient_scope', scope = 'read'): string {
  const said = { error, resource_metadata: places().resourceDocument, scope };
  const parts = Object.entries(said).flatMap(([name, value]) => (value ? [`${name}="${value}"`] : []));
  return `Bearer ${parts.join(', ')}`;
}
