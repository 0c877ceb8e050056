import { unstable_rethrow } from 'next/navigation';

/** The shape of an action's refusal. */
export type Unreached = { ok: false; message: string; code?: undefined; errors?: undefined };

/** Asks for the password again; resolves to whether it was confirmed. */
type AskForProof = () => Promise<boolean>;
let askForProof: AskForProof | null = null;

/** Registers the layout's dialog; only one at a time. @returns a function that unregisters it */
export function onProofNeeded(ask: AskForProof): () => void {
  askForProof = ask;
  return () => {
    if (askForProof === ask) askForProof = null;
  };
}

function needsProof(answer: unknown): boolean {
  const refused = answer as { ok?: unknown; extra?: { confirm?: unknown } } | null | undefined;
  return refused?.ok === false && refused.extra?.confirm === true;
}

/**
 * Calls a server action. A network failure becomes a refusal with a sentence, never an error page, so that typed values
 * and choices stay. (Where an action redirects, the browser follows.) An action that requires a recent confirmation is
 * retried after the password was given.
 */
export async function reach<Answer>(call: () => Promise<Answer>): Promise<Answer | Unreached> {
  try {
    const answer = await call();
    if (!askForProof || !needsProof(answer) || !(await askForProof())) return answer;
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, message: 'We couldn’t reach the server. Check your connection and try again.' };
  }
}
