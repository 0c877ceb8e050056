import { createMcpHandler, type Tool as SdkTool, Server } from '@modelcontextprotocol/server';

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

export type ShownAnswer = { text: string; structured: Record<string, unknown>; isError: boolean };

/** What one request may see and call. */
export type Served = {
  instructions: string;
  tools: () => ShownTool[];
  call: (name: string, input: unknown) => Promise<ShownAnswer>;
};

const self = { name: 'mais', title: 'MAIS', version: '1' };

/**
 * One handler for the process and a server for each request: nothing is kept between them (no session, no stream of
 * news), so that any instance answers any request.
 */
const handler = createMcpHandler(
  ({ authInfo }) => serverFor(authInfo?.extra?.served as Served),
  // A subscription would hold a function open for as long as a program likes; the list of tools is asked for again.
  { responseMode: 'json', maxSubscriptions: 0, keepAliveMs: 0 },
);

/**
 * Answers one message of the protocol. Whoever calls this has found out who asks, and has read and parsed the body.
 */
export function serveMcp(request: Request, body: unknown, served: Served): Promise<Response> {
  const authInfo = { token: '', clientId: '', scopes: [], extra: { served } };
  return handler.fetch(request, { authInfo, parsedBody: body });
}

function serverFor(served: Served): Server {
  const server = new Server(self, { capabilities: { tools: {} }, instructions: served.instructions });
  server.setRequestHandler('tools/list', () => ({ tools: served.tools() as SdkTool[] }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const { text, structured, isError } = await served.call(params.name, params.arguments);
    return { content: [{ type: 'text', text }], structuredContent: structured, isError };
  });
  return server;
}
