import { tokenHash } from '@/lib/integrations/crypto/secret-token';

type Kind = 'PUBLISHABLE' | 'SECRET';

/** What is stored of a key: its hash, a few characters to know it by, and the whole of it only if it is public anyway. */
export function keyRow<K extends Kind>(kind: K, key: string) {
  return {
    kind,
    keyHash: tokenHash(key),
    hint: key.slice(0, 8),
    publicKey: kind === 'PUBLISHABLE' ? key : null,
  };
}
