import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** A nonce of 96 random bits for each encryption, as GCM requires; the authentication tag detects changes. */
const ivLength = 12;
const tagLength = 16;
const format = /^v(\d+)\.([A-Za-z0-9_-]+)$/;

export type SecretBox = {
  /** @param about what and whose the secret is; authenticated (AAD), so that the ciphertext can't be used elsewhere */
  seal(text: string, about: string): string;
  /** @throws Error when it was changed, has another `about`, or its key is gone */
  open(sealed: string, about: string): string;
  /** Whether it was encrypted with the newest key; if not, encrypt it again at the next opportunity (key rotation). */
  isCurrent(sealed: string): boolean;
};

/** AES-256-GCM. @param keys `version:64 hex digits`, newest first, separated by commas */
export function createSecretBox(keys: string): SecretBox {
  const byVersion = new Map(
    keys.split(',').map((key) => {
      const [version = '', hex = ''] = key.split(':');
      return [version, Buffer.from(hex, 'hex')] as const;
    }),
  );
  const [newest] = byVersion.keys();
  const keyOf = (version: string | undefined) => {
    const key = version === undefined ? undefined : byVersion.get(version);
    if (!key) throw new Error(`ENCRYPTION_KEYS has no key of version ${version}`);
    return key;
  };
  return {
    seal(text, about) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', keyOf(newest), iv, { authTagLength: tagLength });
      cipher.setAAD(Buffer.from(about, 'utf8'));
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v${newest}.${sealed.toString('base64url')}`;
    },
    open(sealed, about) {
      const [, version, body = ''] = format.exec(sealed) ?? [];
      const bytes = Buffer.from(body, 'base64url');
      const iv = bytes.subarray(0, ivLength);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(version), iv, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(about, 'utf8'));
      decipher.setAuthTag(bytes.subarray(-tagLength));
      const text = decipher.update(bytes.subarray(ivLength, -tagLength));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
    isCurrent: (sealed) => sealed.startsWith(`v${newest}.`),
  };
}

let box: SecretBox | undefined;

/** The box with the keys of this deployment (ENCRYPTION_KEYS). */
export function secretBox(): SecretBox {
  box ??= createSecretBox(env.ENCRYPTION_KEYS);
  return box;
}
