import { demoKeys, demoPeople } from '@/lib/domain/demo-access';

/** Whether the demo opens a database to anybody: by a person, or a key that was not revoked. (Apart, for scripts.) */
export const findDemoAccess = {
  text: `SELECT EXISTS (SELECT FROM "User" WHERE "email" = ANY ($1::text[]))
    OR EXISTS (SELECT FROM "ApiKey" WHERE "revokedAt" IS NULL AND "keyHash" = ANY (ARRAY(
         SELECT encode(sha256(convert_to(key, 'UTF8')), 'hex') FROM unnest($2::text[]) key))) AS "found"`,
  values: [demoPeople.map(({ email }) => email), demoKeys],
};
