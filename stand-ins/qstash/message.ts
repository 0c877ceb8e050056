/** A message being delivered. Instants are epoch milliseconds; the body is base64, since it may be binary. */
export type Message = {
  messageId: string;
  url: string;
  method: string;
  header: Record<string, string>;
  body: string;
  maxRetries: number;
  retryDelay: string | null;
  timeoutMs: number;
  notBefore: number;
  createdAt: number;
  callback: string | null;
  failureCallback: string | null;
  flowControlKey: string | null;
  parallelism: number | null;
  scheduleId: string | null;
  label: string | null;
  retried: number;
  /** Callbacks have no callbacks of their own. */
  callbackHeader: Record<string, string>;
};

export type DeadLetter = {
  dlqId: string;
  message: Message;
  responseStatus: number;
  responseHeader: Record<string, string[]>;
  responseBody: string;
};

/** The message as the API returns it. */
export function shown(message: Message) {
  return {
    messageId: message.messageId,
    url: message.url,
    method: message.method,
    header: Object.fromEntries(Object.entries(message.header).map(([name, value]) => [name, [value]])),
    body: Buffer.from(message.body, 'base64').toString(),
    maxRetries: message.maxRetries,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    callerIp: '127.0.0.1',
    ...(message.retryDelay ? { retryDelayExpression: message.retryDelay } : {}),
    ...(message.callback ? { callback: message.callback } : {}),
    ...(message.failureCallback ? { failureCallback: message.failureCallback } : {}),
    ...(message.flowControlKey ? { flowControlKey: message.flowControlKey } : {}),
    ...(message.parallelism ? { parallelism: message.parallelism } : {}),
    ...(message.scheduleId ? { scheduleId: message.scheduleId } : {}),
    ...(message.label ? { label: message.label } : {}),
  };
}
