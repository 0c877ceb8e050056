import { unstable_rethrow } from 'next/navigation';

/** As an action answers that refuses. */
export type Unreached = { ok: false; message: string; code?: undefined; errors?: undefined };

/**
 * Calls a server action. An answer that never arrives is a sentence like any other, never an error page: what was typed
 * or chosen stays. (Where an action leads to another page, the browser goes there.)
 */
export async function reach<Answer>(call: () => Promise<Answer>): Promise<Answer | Unreached> {
  try {
    return await call();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, message: 'We couldn’t reach the server. Check your connection and try again.' };
  }
}
