import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The app's machine routes behind a real HTTP server, loaded after the configuration is there. */
export async function startRoutes() {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = Buffer.concat(chunks);
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers,
    ...(body.length > 0 ? { body } : {}),
  });
  const response = await route(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

async function route(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, , kind, name = ''] = pathname.split('/');
  if (kind === 'webhooks') {
    const { POST } = await import('@/app/api/webhooks/stripe/route');
    return POST(request, undefined);
  }
  if (kind === 'jobs') {
    const { POST } = await import('@/app/api/jobs/[name]/route');
    return POST(request, undefined);
  }
  if (kind === 'cron') {
    const { GET } = await import('@/app/api/cron/[task]/route');
    return GET(request, { params: Promise.resolve({ task: name }) });
  }
  return new Response('no such route', { status: 404 });
}
