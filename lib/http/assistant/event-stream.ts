import type { AnswerChunk } from '@/lib/domain/assistant/chunks';

/** Chunks as the AI SDK's UI message stream sends them: events with JSON, and `[DONE]` after the last. */
export function eventStream(
  chunks: ReadableStream<AnswerChunk>,
  requestId: string,
  first: AnswerChunk[],
): Response {
  const encoder = new TextEncoder();
  const event = (value: unknown) => encoder.encode(`data: ${JSON.stringify(value)}\n\n`);
  const body = chunks.pipeThrough(
    new TransformStream<AnswerChunk, Uint8Array>({
      start: (controller) => {
        for (const chunk of first) controller.enqueue(event(chunk));
      },
      transform: (chunk, controller) => controller.enqueue(event(chunk)),
      flush: (controller) => controller.enqueue(encoder.encode('data: [DONE]\n\n')),
    }),
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // A compressor or a proxy that collects would keep words back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-vercel-ai-ui-message-stream': 'v1',
      'x-request-id': requestId,
    },
  });
}
