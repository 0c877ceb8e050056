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
 * A mailed link's secret is derived from the token row's random id with the server's key. So the row holds only its
 * hash, the job that sends the mail can make it again, and neither the database nor the outbox alone opens anything.
 */
export function issueLink(kind: LinkKind): { id: string; tokenHash: string } {
  const id = randomUUID();
  return { id, tokenHash: tokenHash(secretOf(kind, id)) };
}

/** The address in the mail. */
export function linkAddress(kind: LinkKind, id: string): string {
  return `${env.APP_URL}/${paths[kind]}/${secretOf(kind, id)}`;
}

const secretOf = (kind: LinkKind, id: string) => keyedHash(`link ${kind}`, id);
