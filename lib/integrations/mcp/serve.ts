import {
  createMcpHandler,
  isLegacyRequest,
  type Tool as SdkTool,
  Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';

/** A tool as programs see it (MCP, tools/list). */
export type ShownTool = {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
  annotations: {
    title: string;
    readOnlyHint: boolean;
    destructiveHint: boolean;
    idempotentHint: boolean;
    openWorldHint: boolean;
  };
};

/**
 * `text`: JSON, as every program reads it. The protocol may say the same a second time as a structure: programs that show
 * models both would make them read it twice.
 */
export type ShownAnswer = { text: string; isError: boolean };

/** What one request may see and call. */
export type Served = {
  instructions: string;
  tools: () => ShownTool[];
  call: (name: string, input: unknown) => Promise<ShownAnswer>;
};

const self = { name: 'mais', title: 'MAIS', version: '1' };

/**
 * One handler for the process and a server for each request: nothing is kept between them (no session, no stream of
 * news), so that any instance answers any request. Clients of before 2026 are answered below: the handler would stream to
 * them, and what streams costs more than it says.
 */
const handler = createMcpHandler(
  ({ authInfo }) => serverFor(authInfo?.extra?.served as Served),
  // A subscription would hold a function open for as long as a program likes; the list of tools is asked for again.
  { legacy: 'reject', maxSubscriptions: 0, keepAliveMs: 0 },
);

/**
 * Answers one message of the protocol, whole. Whoever calls this has found out who asks, and has read and parsed the body.
 * A call that has begun runs to its end, also when nobody waits for it any more.
 */
export async function serveMcp(request: Request, body: unknown, served: Served): Promise<Response> {
  if (!(await isLegacyRequest(request, body))) {
    const authInfo = { token: '', clientId: '', scopes: [], extra: { served } };
    return handler.fetch(request, { authInfo, parsedBody: body });
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await serverFor(served).connect(transport);
  return transport.handleRequest(request, { parsedBody: body });
}

function serverFor(served: Served): Server {
  const server = new Server(self, { capabilities: { tools: {} }, instructions: served.instructions });
  server.setRequestHandler('tools/list', () => ({ tools: served.tools() as SdkTool[] }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const { text, isError } = await served.call(params.name, params.arguments);
    return { content: [{ type: 'text', text }], isError };
  });
  return server;
}
