import { demoKeys, demoPeople } from '@/lib/domain/demo-access';

/**
 * SQL for whether the demo's public credentials open a database: a demo person, or a demo key that was not revoked.
 * In a file of its own, for scripts.
 */
export const findDemoAccess = {
  text: `SELECT EXISTS (SELECT FROM "User" WHERE "email" = ANY ($1::text[]))
    OR EXISTS (SELECT FROM "ApiKey" WHERE "revokedAt" IS NULL AND "keyHash" = ANY (ARRAY(
         SELECT encode(sha256(convert_to(key, 'UTF8')), 'hex') FROM unnest($2::text[]) key))) AS "found"`,
  values: [demoPeople.map(({ email }) => email), demoKeys],
};
