import { tokenHash } from '@/lib/integrations/crypto/secret-token';

type Kind = 'PUBLISHABLE' | 'SECRET';

/** What is stored of a key: its hash, a prefix to recognise it by, and the key itself only if it is publishable. */
export function keyRow<K extends Kind>(kind: K, key: string) {
  return {
    kind,
    keyHash: tokenHash(key),
    hint: key.slice(0, 8),
    publicKey: kind === 'PUBLISHABLE' ? key : null,
  };
}
