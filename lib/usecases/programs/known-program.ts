import { findProgram, type NewProgram } from '@/lib/data/people/programs';
import { type EditRefusal, notAllowed } from '@/lib/domain/editing/refusal';
import { isNamed } from '@/lib/domain/programs/redirect-address';
import { type ProgramRequest, programMetadata } from '@/lib/domain/programs/request-input';
import { readProgramDocument } from '@/lib/integrations/programs/read-document';

const unknown = () =>
  notAllowed(
    'We don’t know this program. Start again in the program itself: it will introduce itself to us.',
  );

/**
 * The program that asks, and that it may have the answer where it wants it. As long as either is in doubt, nothing is sent
 * there: the person is told instead.
 */
export async function knownProgram({
  client_id,
  redirect_uri,
}: ProgramRequest): Promise<{ ok: true; program: NewProgram } | EditRefusal> {
  const program = isDocument(client_id) ? await describedProgram(client_id) : await findProgram(client_id);
  if (!program) return unknown();
  if (!isNamed(redirect_uri, program.redirectUris))
    return notAllowed(
      'This program asks to be answered at an address that it has not named to us. Somebody may be posing as it: nothing was sent.',
    );
  return { ok: true, program };
}

/** A client_id that is the address of the program's own document. */
function isDocument(clientId: string): boolean {
  const url = URL.parse(clientId);
  return (
    url !== null && url.protocol === 'https:' && url.href === clientId && url.pathname !== '/' && isPlain(url)
  );
}

const isPlain = (url: URL) =>
  url.username === '' && url.password === '' && url.hash === '' && url.search === '';

/** Read anew each time somebody is asked, so that what they see is what the program says today. */
async function describedProgram(clientId: string): Promise<NewProgram | null> {
  const document = await readProgramDocument(clientId);
  const said = programMetadata.safeParse(document);
  // Only the document that names this very address speaks for it.
  if (!said.success || (document as { client_id?: unknown }).client_id !== clientId) return null;
  const { client_name, client_uri, redirect_uris } = said.data;
  return { clientId, name: client_name, address: client_uri ?? null, redirectUris: redirect_uris };
}
