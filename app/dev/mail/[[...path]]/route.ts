import { serveLocalInbox } from '@/lib/http/machines/local-inbox';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ path?: string[] }> },
): Promise<Response> {
  const { path = [] } = await params;
  return serveLocalInbox(request, path, '/dev/mail');
}
