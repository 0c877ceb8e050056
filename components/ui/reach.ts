import { unstable_rethrow } from 'next/navigation';

/** As an action answers that refuses. */
export type Unreached = { ok: false; message: string; code?: undefined; errors?: undefined };

/** How the page around asks for the password once more; answers whether it was shown. */
type AskForProof = () => Promise<boolean>;
let askForProof: AskForProof | null = null;

/** Only one at a time, of the layout. @returns what takes it away again */
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
 * Calls a server action. An answer that never arrives is a sentence like any other, never an error page: what was typed
 * or chosen stays. (Where an action leads to another page, the browser goes there.) One that wants the password first
 * is called again once that was shown.
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
