import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { AppError } from '@/lib/domain/errors';
import { authOptions } from '@/lib/http/auth/next-auth';
import { describeError } from '@/lib/http/request/describe-error';
import { problemResponse } from '@/lib/http/request/problem';
import { readText } from '@/lib/http/request/request-body';
import { requestIdOf } from '@/lib/http/request/request-id';

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Context) => NextAuth(request, context, authOptions());

/** The library reads a body of any size: it gets one that was read within the limit. */
async function handleBody(request: NextRequest, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const { url, method, headers } = request;
    const body = (await readText(request)) || null;
    return await handle(new NextRequest(url, { method, headers, body }), context);
  } catch (thrown) {
    const error =
      thrown instanceof SyntaxError ? new AppError('malformed', 'The body is not valid JSON.') : thrown;
    return problemResponse(describeError(error, { requestId, route: 'POST /api/auth' }), requestId);
  }
}

export { handle as GET, handleBody as POST };
