import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import type { ShownMessage, ShownPart } from '@/lib/domain/assistant/parts';

/**
 * The events of an answer, as they arrive. The same stream that the AI SDK's own hook reads: its 56 kB do more than is
 * needed here, since the history is kept by the server.
 * @throws TypeError when the connection breaks
 */
export async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerChunk> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.replace(/^data: /, '');
      if (data !== '[DONE]') yield JSON.parse(data) as AnswerChunk;
    }
  }
}

/** The parts of an answer with one more event in them. */
export function withChunk(message: ShownMessage, chunk: AnswerChunk): ShownMessage {
  const { parts } = message;
  switch (chunk.type) {
    case 'start':
      return { ...message, id: chunk.messageId };
    case 'text-start':
      return { ...message, parts: [...parts, { type: 'text', text: '' }] };
    case 'text-delta': {
      const last = parts.at(-1);
      if (last?.type !== 'text') return message;
      return { ...message, parts: [...parts.slice(0, -1), { ...last, text: last.text + chunk.delta }] };
    }
    case 'data-step': {
      const at = parts.findIndex((part) => part.type === 'step' && part.id === chunk.id);
      const next: ShownPart[] = at < 0 ? [...parts, chunk.data] : parts.with(at, chunk.data);
      return { ...message, parts: next };
    }
    case 'data-note':
      return { ...message, parts: [...parts, chunk.data] };
    default:
      return message;
  }
}
