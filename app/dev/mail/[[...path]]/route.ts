import type { NextRequest } from 'next/server';
import { serveLocalInbox } from '@/lib/http/localInbox';

export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ path?: string[] }> },
): Promise<Response> {
  const { path = [] } = await params;
  return serveLocalInbox(path, request.nextUrl.search, '/dev/mail');
}
