import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { leadsToInWords } from '@/lib/domain/programs/redirect-address';
import { type ProgramRequest, programRequestInput, requestFault } from '@/lib/domain/programs/request-input';
import { type ProgramScope, programScopes, scopesAmong } from '@/lib/domain/programs/scopes';
import { operation } from '@/lib/usecases/operation';
import { answerAddress, programResource } from './answer-address';
import { knownProgram } from './known-program';

export const readProgramRequest = operation({
  name: 'program.read_request',
  can: 'program:connect',
  effect: 'read',
  input: programRequestInput,
  output: z.object({
    asked: z
      .object({
        name: z.string(),
        address: z.string().nullable(),
        /** Whether its name stands in a document at its own address, or is only what it says. */
        isFromItsAddress: z.boolean(),
        leadsTo: z.string(),
        scopes: z.array(z.enum(programScopes)),
      })
      .nullable(),
    noAddress: z.string(),
  }),
  describe: 'Reads who a program is that asks to be connected, and what it asks for.',
  run: read,
});

/** `asked` is null where the request is faulty; then and on a no the browser is led to `noAddress`. */
async function read(
  _ctx: TenantContext,
  request: ProgramRequest,
): Promise<
  EditResult<{
    asked: {
      name: string;
      address: string | null;
      isFromItsAddress: boolean;
      leadsTo: string;
      scopes: ProgramScope[];
    } | null;
    noAddress: string;
  }>
> {
  const known = await knownProgram(request);
  if (!known.ok) return known;
  const { redirect_uri, state } = request;
  const fault = requestFault(request, programResource());
  const no = (error: string, description?: string) =>
    answerAddress(redirect_uri, { error, error_description: description, state });
  if (fault) return { ok: true, asked: null, noAddress: no(fault.error, fault.description) };
  const scopes = askedScopes(request);
  if (scopes.length === 0)
    return {
      ok: true,
      asked: null,
      noAddress: no('invalid_scope', `The scopes here are ${programScopes.join(', ')}.`),
    };
  const { name, address, clientId } = known.program;
  return {
    ok: true,
    asked: {
      name,
      address,
      isFromItsAddress: URL.canParse(clientId),
      leadsTo: leadsToInWords(redirect_uri),
      scopes,
    },
    noAddress: no('access_denied', 'The person said no.'),
  };
}

/** Who asks for nothing in particular asks for the least. */
export function askedScopes({ scope }: ProgramRequest): ProgramScope[] {
  const words = (scope ?? '').split(' ').filter(Boolean);
  return words.length === 0 ? ['read'] : scopesAmong(words);
}
