import { createHash, createHmac } from 'node:crypto';
import { newId } from '../ids';

const lifeSeconds = 300;

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The JWT of the Upstash-Signature header: signs the destination and the body. */
export function sign(url: string, body: Buffer, key: string, at = Date.now()): string {
  const now = Math.floor(at / 1000);
  const claims = {
    iss: 'Upstash',
    sub: url,
    exp: now + lifeSeconds,
    nbf: now,
    iat: now,
    jti: newId('jwt'),
    body: createHash('sha256').update(body).digest('base64url'),
  };
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
}
