import { randomUUID } from 'node:crypto';
import { env } from '@/lib/env';
import { keyedHash, tokenHash } from '@/lib/integrations/crypto/secret-token';

export type LinkKind = 'PASSWORD_RESET' | 'INVITATION' | 'ADDRESS_PROOF';

const paths: Record<LinkKind, string> = {
  PASSWORD_RESET: 'reset',
  INVITATION: 'invite',
  ADDRESS_PROOF: 'confirm',
};

/**
 * Derives the secret of a mailed link from the token row's random id with the server's key. The row stores only the
 * secret's hash, and the job that sends the mail can derive the secret again, so neither the database nor the outbox
 * alone grants access.
 */
export function issueLink(kind: LinkKind): { id: string; tokenHash: string } {
  const id = randomUUID();
  return { id, tokenHash: tokenHash(secretOf(kind, id)) };
}

export function linkAddress(kind: LinkKind, id: string): string {
  return `${env.APP_URL}/${paths[kind]}/${secretOf(kind, id)}`;
}

const secretOf = (kind: LinkKind, id: string) => keyedHash(`link ${kind}`, id);
