import { serveLocalInbox } from '@/lib/http/localInbox';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ path?: string[] }> },
): Promise<Response> {
  const { path = [] } = await params;
  return serveLocalInbox(request, path, '/dev/mail');
}
