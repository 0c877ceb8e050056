import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { leadsToInWords } from '@/lib/domain/programs/redirect-address';
import {
  type OAuthRefusal,
  type ProgramRequest,
  programRequestInput,
  requestFault,
} from '@/lib/domain/programs/request-input';
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
        scopes: z.array(z.enum(programScopes)),
      })
      .nullable(),
    fault: z.string(),
    leadsTo: z.string(),
    noAddress: z.string(),
  }),
  describe: 'Reads who a program is that asks to be connected, and what it asks for.',
  run: read,
});

/** `asked` is null where the request is faulty, as `fault` says; then and on a no a click leads to `noAddress`. */
async function read(
  _ctx: TenantContext,
  request: ProgramRequest,
): Promise<
  EditResult<{
    asked: {
      name: string;
      address: string | null;
      isFromItsAddress: boolean;
      scopes: ProgramScope[];
    } | null;
    fault: string;
    leadsTo: string;
    noAddress: string;
  }>
> {
  const known = await knownProgram(request);
  if (!known.ok) return known;
  const { redirect_uri, state } = request;
  const leadsTo = leadsToInWords(redirect_uri);
  const led = (error: string, description: string) => ({
    leadsTo,
    noAddress: answerAddress(redirect_uri, { error, error_description: description, state }),
  });
  const scopes = askedScopes(request);
  const fault = requestFault(request, programResource()) ?? (scopes.length === 0 ? noScope : null);
  if (fault)
    return { ok: true, asked: null, fault: fault.description, ...led(fault.error, fault.description) };
  const { name, address, clientId } = known.program;
  const asked = { name, address, isFromItsAddress: URL.canParse(clientId), scopes };
  return { ok: true, asked, fault: '', ...led('access_denied', 'The person said no.') };
}

const noScope: OAuthRefusal = {
  error: 'invalid_scope',
  description: `The scopes here are ${programScopes.join(', ')}.`,
};

/** Who asks for nothing in particular asks for the least. */
export function askedScopes({ scope }: ProgramRequest): ProgramScope[] {
  const words = (scope ?? '').split(' ').filter(Boolean);
  return words.length === 0 ? ['read'] : scopesAmong(words);
}
