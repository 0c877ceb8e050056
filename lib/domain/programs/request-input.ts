import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { mayLeadTo } from './redirect-address';
import { programScopes } from './scopes';

const challenge = /^[A-Za-z0-9_-]{43}$/;

/** What a program asks a browser to bring to us (RFC 6749, 4.1.1), with PKCE. */
export const programRequestInput = z.object({
  client_id: z.string().min(1).max(500),
  redirect_uri: z.string().min(1).max(500),
  response_type: z.string().max(40).optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.string().max(20).optional(),
  scope: z.string().max(1000).optional(),
  state: z.string().max(1500).optional(),
  resource: z.string().max(500).optional(),
});
export type ProgramRequest = z.infer<typeof programRequestInput>;

/** What somebody allows: the business that the page showed them, and no more than was asked for. */
export const connectProgramInput = z.strictObject({
  request: programRequestInput,
  businessId: idField,
  scopes: z
    .array(z.enum(programScopes))
    .min(1, 'Allow one thing at least, or refuse.')
    .max(programScopes.length),
});
export type ConnectProgramInput = z.infer<typeof connectProgramInput>;

/** An error code of OAuth, with a sentence for the program's maker. */
export type OAuthRefusal = { error: string; description: string };

/** What is wrong with a request whose program and address are known: told to the program, there. Null: nothing. */
export function requestFault(request: ProgramRequest, resource: string): OAuthRefusal | null {
  if (request.response_type !== 'code')
    return { error: 'unsupported_response_type', description: 'response_type must be "code".' };
  if (request.code_challenge_method !== 'S256' || !challenge.test(request.code_challenge ?? ''))
    return {
      error: 'invalid_request',
      description: 'PKCE is required: code_challenge with code_challenge_method "S256".',
    };
  if (!isResource(request.resource, resource))
    return { error: 'invalid_target', description: `The resource here is ${resource}.` };
  return null;
}

/** There is one resource. Who names none means it; a slash at the end makes no difference. */
export function isResource(named: string | undefined, resource: string): boolean {
  return named === undefined || named.replace(/\/$/, '') === resource;
}

const redirectUris = z
  .array(
    z
      .string()
      .refine(
        mayLeadTo,
        'Use https, http on 127.0.0.1 or localhost, or a scheme of your own with a dot (com.example.app); no fragment.',
      ),
  )
  .min(1, 'Name one redirect_uri at least.')
  .max(10, 'At most ten redirect_uris.');

/** One line that can be seen; what nobody has checked is cut to what a page can show. */
const shownName = z
  .string()
  .transform((name) =>
    name
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      .trim()
      .slice(0, 80),
  )
  .refine((name) => name !== '', 'Say what the program is called.');

const homePage = z
  .string()
  .max(300)
  .refine((address) => URL.parse(address)?.protocol === 'https:', 'Use https.')
  .optional();

/** What a program says of itself (RFC 7591), by registering or in its own document. What we don't ask for is left out. */
export const programMetadata = z.object({
  client_name: shownName,
  client_uri: homePage.catch(undefined),
  redirect_uris: redirectUris,
});
export type ProgramMetadata = z.infer<typeof programMetadata>;

/** Exchanges: a code for the first tokens, a refresh token for the next. */
export const exchangeInput = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string().min(1).max(200),
    client_id: z.string().min(1).max(500),
    redirect_uri: z.string().min(1).max(500),
    code_verifier: z
      .string()
      .regex(/^[A-Za-z0-9._~-]{43,128}$/, 'code_verifier has 43 to 128 plain characters.'),
    resource: z.string().max(500).optional(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string().min(1).max(200),
    client_id: z.string().min(1).max(500),
    scope: z.string().max(1000).optional(),
    resource: z.string().max(500).optional(),
  }),
]);
export type ExchangeInput = z.infer<typeof exchangeInput>;

/** RFC 7009. */
export const endTokenInput = z.object({
  token: z.string().min(1).max(200),
  client_id: z.string().min(1).max(500),
  token_type_hint: z.string().max(80).optional(),
});
export type EndTokenInput = z.infer<typeof endTokenInput>;
