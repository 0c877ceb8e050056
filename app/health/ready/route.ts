import { databaseAnswers } from '@/lib/data/health';

/** Readiness: whether a request can be served now, that is, whether the database answers. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers();
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', database: ready ? 'ok' : 'unreachable' },
    {
      status: ready ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '5' }) },
    },
  );
}
