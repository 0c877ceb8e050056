import { expect, test } from 'vitest';
import { namedUuid } from '@/lib/domain/named-uuid';

test('makes the version 5 UUIDs that the RFC and Python give', () => {
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org')).toBe(
    '886313e1-3b8a-5372-9b90-0c9aee199e5d',
  );
  const long = 'x'.repeat(120);
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', long)).toBe(
    'ed3b0fd5-cf80-5e5f-b389-e02ad1426550',
  );
});
