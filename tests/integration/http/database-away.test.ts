import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { disconnect } from '@/lib/data/connection/client';
import { defineRoute } from '@/lib/http/api/api-route';
import { setEnvironment } from '@/tests/support/environment';

// Nothing listens there.
beforeAll(() =>
  setEnvironment({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', RATE_LIMIT_PUBLIC_PER_15_MIN: '2' }),
);
afterAll(() => disconnect());

it('says 503 with a time to come back while the database is away, and counts it against nobody', async () => {
  const route = defineRoute({
    method: 'GET',
    path: '/anything',
    key: 'pk',
    summary: 'Anything',
    response: z.object({}),
    handler: async () => ({}),
  });
  for (let call = 0; call < 4; call++) {
    const response = await route(
      new Request('http://localhost:3000/api/v1/anything', { headers: { 'x-tenant-key': 'pk_test_bella' } }),
      { params: Promise.resolve({}) },
    );
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect((await response.json()).code).toBe('unavailable');
  }
});
