import { AppError } from '@/lib/domain/errors';

/**
 * A route that a session's cookie opens and that changes something is for our own pages only, as Next has it for actions:
 * the browser names the page's origin in what scripts can't set.
 * @throws AppError forbidden
 */
export function requireOwnPage({ headers }: Request): void {
  const site = headers.get('sec-fetch-site');
  const origin = URL.parse(headers.get('origin') ?? '');
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  if ((site === null || site === 'same-origin') && origin && origin.host === host) return;
  throw new AppError('forbidden', 'This is only for the pages of this site.');
}
