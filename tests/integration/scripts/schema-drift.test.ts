import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSchema } from '@/scripts/read-schema';
import { schemaDrift } from '@/scripts/test/schema-drift';
import { createTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([
  ['a column', 'model Tenant {', 'model Tenant {\n  planted String?\n', /ADD COLUMN\s+"planted"/],
  [
    'an index',
    '@@index([tenantId, active])',
    '@@index([tenantId, active])\n  @@index([tenantId, name])',
    /CREATE INDEX/,
  ],
  ['a value of an enum', 'enum PlatformRole {', 'enum PlatformRole {\n  PLANTED\n', /PLANTED/],
])('sees %s that has no migration', async (_, before, after, statement) => {
  const schema = readSchema();
  expect(schema).toContain(before);
  const drift = await schemaDrift(database.directUrl, schema.replace(before, after));
  expect(drift.join('\n')).toMatch(statement);
});

it('is content with what is there', async () => {
  expect(await schemaDrift(database.directUrl)).toEqual([]);
});
