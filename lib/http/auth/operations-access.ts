import { isScraper } from '@/lib/http/machines/bearer';
import { currentUser } from './session';

/** Whether a scraper or a dashboard calls, with its secret. */
export function hasSecret(request: Request): boolean {
  return isScraper(request.headers.get('authorization'));
}

/**
 * Whether the caller may see how the platform runs: a dashboard by its secret, an operator by a session with its
 * second factor.
 */
export async function mayReadOperations(request: Request): Promise<boolean> {
  if (request.headers.has('authorization')) return hasSecret(request);
  const user = await currentUser();
  return Boolean(user?.isOperator && user.secondFactor);
}
