import { z } from 'zod';
import { newId } from '@/lib/data/connection/new-id';
import { addProgram } from '@/lib/data/people/programs';
import { type ProgramMetadata, programMetadata } from '@/lib/domain/programs/request-input';
import { publicOperation } from '@/lib/usecases/operation';

export const registerProgram = publicOperation({
  name: 'program.register',
  effect: 'write',
  input: programMetadata,
  output: z.object({ clientId: z.string() }),
  describe:
    'Takes down what a program calls itself and where it may be answered; by itself that allows it nothing.',
  run: async ({ client_name, client_uri, redirect_uris }: ProgramMetadata) => {
    const clientId = newId();
    await addProgram({
      clientId,
      name: client_name,
      address: client_uri ?? null,
      redirectUris: redirect_uris,
    });
    return { clientId };
  },
});
