/**
 * `npm run operator -- name@example.com`: creates a platform operator, or makes an existing user one, and prints a link
 * to set a password, valid once and for an hour. `--forget-phone` also removes the second factor, for somebody who lost
 * both the phone and the recovery codes. Needs DIRECT_DATABASE_URL, and the app's own variables for the link.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { normalizeEmail } from '@/lib/domain/inputs/contact-rules';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { issueLink, linkAddress } from '@/lib/usecases/account/link-token';

const hour = 3_600_000;

async function makeOperator(client: pg.Client, email: string, forgetPhone: boolean): Promise<string> {
  const found = await client.query('SELECT "id", "emailProvenAt" FROM "User" WHERE "email" = $1 FOR UPDATE', [
    email,
  ]);
  const id: string = found.rows[0]?.id ?? v7();
  // A random password that nobody knows, so that verifying a guess takes as long as for any user. The link sets the
  // first real one.
  const nobodys = await hashPassword(randomBytes(32).toString('base64'));
  if (!found.rowCount) {
    await client.query(
      `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt") VALUES ($1, $2, $3, $4, now())`,
      [id, email, email.split('@')[0], nobodys],
    );
  } else if (found.rows[0].emailProvenAt === null) {
    // Anybody may have signed up with this address before: their password must not open the console. The link ends
    // their sessions.
    await client.query('UPDATE "User" SET "passwordHash" = $2 WHERE "id" = $1', [id, nobodys]);
  }
  await client.query(
    `UPDATE "User" SET "platformRole" = 'OPERATOR', "sessionVersion" = "sessionVersion" + 1 WHERE "id" = $1`,
    [id],
  );
  if (forgetPhone) {
    await client.query('DELETE FROM "RecoveryCode" WHERE "userId" = $1', [id]);
    await client.query('DELETE FROM "SecondFactor" WHERE "userId" = $1', [id]);
  }
  const link = issueLink('PASSWORD_RESET');
  await client.query(
    `UPDATE "Token" SET "usedAt" = now() WHERE "kind" = 'PASSWORD_RESET' AND "userId" = $1 AND "usedAt" IS NULL`,
    [id],
  );
  await client.query(
    `INSERT INTO "Token" ("id", "kind", "tokenHash", "userId", "email", "expiresAt")
       VALUES ($1, 'PASSWORD_RESET', $2, $3, $4, $5)`,
    [link.id, link.tokenHash, id, email, new Date(Date.now() + hour)],
  );
  await client.query(
    `INSERT INTO "OperatorEntry" ("id", "operatorId", "operatorName", "action", "subject")
       VALUES ($1, $2, 'The command line', $3, $4)`,
    [v7(), id, forgetPhone ? 'operator.phone_forgotten' : 'operator.made', email],
  );
  return linkAddress('PASSWORD_RESET', link.id);
}

const words = process.argv.slice(2);
const given = words.find((word) => !word.startsWith('--'));
const url = process.env.DIRECT_DATABASE_URL;
if (!given || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given) || !url) {
  console.error(
    url ? 'Usage: npm run operator -- name@example.com [--forget-phone]' : 'DIRECT_DATABASE_URL is not set.',
  );
  process.exit(1);
}
const email = normalizeEmail(given);
const client = new pg.Client({ connectionString: url });
await client.connect();
try {
  await client.query('BEGIN');
  const address = await makeOperator(client, email, words.includes('--forget-phone'));
  await client.query('COMMIT');
  console.log(`${email} is an operator. Set the password within an hour, then a phone for the second step:`);
  console.log(address);
} finally {
  await client.end();
}
